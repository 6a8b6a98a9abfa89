import type { Transaction } from '../platform/database/transaction.js';
import { OnTimer, type TimerHandler } from '../platform/jobs/handlers.js';
import { ARRIVAL_TIMER, DEPARTURE_TIMER } from './transport.events.js';
import { TransportReportsService } from './transport-reports.service.js';

@OnTimer(DEPARTURE_TIMER)
@OnTimer(ARRIVAL_TIMER)
export class TransportOverdueWorker implements TimerHandler {
  constructor(private readonly reports: TransportReportsService) {}

  handle(tx: Transaction, subject: string, dueAt: Date): Promise<void> {
    return this.reports.markOverdue(tx, subject, dueAt);
  }
}
