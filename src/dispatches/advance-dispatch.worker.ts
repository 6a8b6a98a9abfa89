import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { AdvanceDispatch } from './dispatch.jobs.js';
import { VehicleReports } from './vehicle-reports.service.js';

@HandlesJob(AdvanceDispatch)
export class AdvanceDispatchWorker implements MessageHandler<{ dispatchId: string }> {
  constructor(private readonly reports: VehicleReports) {}

  handle(tx: Transaction, { dispatchId }: { dispatchId: string }): Promise<void> {
    return this.reports.apply(tx, dispatchId);
  }
}
