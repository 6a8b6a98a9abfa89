import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { TransportCalled, TransportEstimated } from '../transports/transport.events.js';
import { VehicleReports } from './vehicle-reports.service.js';

type Estimated = (typeof TransportEstimated.payload)['_output'];

/** What a carrier expects of its vehicle is expected of every dispatch on it. */
@SubscribesTo(TransportEstimated, { subscriber: 'dispatches.reestimate', queue: 'dispatches' })
export class ReestimateDispatchesWorker implements MessageHandler<Estimated> {
  constructor(private readonly reports: VehicleReports) {}

  handle(tx: Transaction, { transportId }: Estimated): Promise<void> {
    return this.reports.spread(tx, transportId);
  }
}

/** Goods that leave a vehicle at a stop arrive with its call there. */
@SubscribesTo(TransportCalled, { subscriber: 'dispatches.call', queue: 'dispatches' })
export class CallDispatchesWorker implements MessageHandler<Estimated> {
  constructor(private readonly reports: VehicleReports) {}

  handle(tx: Transaction, { transportId }: Estimated): Promise<void> {
    return this.reports.spread(tx, transportId);
  }
}
