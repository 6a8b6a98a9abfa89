import type { Transaction } from '../platform/database/transaction.js';
import { OnTimer, type TimerHandler } from '../platform/jobs/handlers.js';
import { ReportDesk } from './report-desk.service.js';
import { ARRIVAL_TIMER, DEPARTURE_TIMER } from './transport.events.js';

@OnTimer(DEPARTURE_TIMER)
@OnTimer(ARRIVAL_TIMER)
export class TransportOverdueWorker implements TimerHandler {
  constructor(private readonly desk: ReportDesk) {}

  handle(tx: Transaction, subject: string, dueAt: Date): Promise<void> {
    return this.desk.markOverdue(tx, subject, dueAt);
  }
}
