import type { Transaction } from '../platform/database/transaction.js';
import { OnTimer, type TimerHandler } from '../platform/jobs/handlers.js';
import { ARRIVAL_TIMER } from './dispatch.jobs.js';
import { OverdueService } from './overdue.service.js';

@OnTimer(ARRIVAL_TIMER)
export class DispatchOverdueWorker implements TimerHandler {
  constructor(private readonly overdue: OverdueService) {}

  handle(tx: Transaction, subject: string, dueAt: Date): Promise<void> {
    return this.overdue.mark(tx, subject, dueAt);
  }
}
