import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { TransportReported } from '../transports/transport.events.js';
import { VehicleReports } from './vehicle-reports.service.js';

type Reported = (typeof TransportReported.payload)['_output'];

/** A report of one vehicle concerns many dispatches: each is brought up to date by a job of its own. */
@SubscribesTo(TransportReported, { subscriber: 'dispatches.advance', queue: 'dispatches' })
export class AdvanceDispatchesWorker implements MessageHandler<Reported> {
  constructor(private readonly reports: VehicleReports) {}

  async handle(tx: Transaction, { transportId, effect }: Reported): Promise<void> {
    if (effect !== 'REPEATS') await this.reports.spread(tx, transportId);
  }
}
