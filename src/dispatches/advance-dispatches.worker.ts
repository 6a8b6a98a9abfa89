import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { TransportReported } from '../transports/transport.events.js';
import { VehicleReports } from './vehicle-reports.service.js';

/** A report of one vehicle concerns many dispatches: each is brought up to date by a job of its own. */
@SubscribesTo(TransportReported, { subscriber: 'dispatches.advance', queue: 'dispatches' })
export class AdvanceDispatchesWorker implements MessageHandler<{ transportId: string }> {
  constructor(private readonly reports: VehicleReports) {}

  handle(tx: Transaction, { transportId }: { transportId: string }): Promise<void> {
    return this.reports.spread(tx, transportId);
  }
}
