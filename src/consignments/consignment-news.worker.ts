import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { TransportEstimated, TransportReported } from '../transports/transport.events.js';
import { ConsignmentChanged } from './consignment.events.js';
import { ConsignmentNewsService } from './consignment-news.service.js';

type Changed = (typeof ConsignmentChanged.payload)['_output'];
type Estimated = (typeof TransportEstimated.payload)['_output'];
type Reported = (typeof TransportReported.payload)['_output'];

@SubscribesTo(ConsignmentChanged, { subscriber: 'notices.consignments', queue: 'notices' })
export class ConsignmentNewsWorker implements MessageHandler<Changed> {
  constructor(private readonly news: ConsignmentNewsService) {}

  handle(tx: Transaction, { consignmentId, change }: Changed, context: DeliveryContext): Promise<void> {
    return this.news.tellChange(tx, consignmentId, change, context);
  }
}

/** Transports and notices are strangers on one floor: what is told of a transport is told from here. */
@SubscribesTo(TransportReported, { subscriber: 'notices.transports', queue: 'notices' })
export class TransportNewsWorker implements MessageHandler<Reported> {
  constructor(private readonly news: ConsignmentNewsService) {}

  handle(
    tx: Transaction,
    { transportId, report, effect }: Reported,
    context: DeliveryContext,
  ): Promise<void> {
    return this.news.tellReport(tx, transportId, report, effect, context);
  }
}

@SubscribesTo(TransportEstimated, { subscriber: 'notices.transport-estimates', queue: 'notices' })
export class TransportEstimateWorker implements MessageHandler<Estimated> {
  constructor(private readonly news: ConsignmentNewsService) {}

  handle(tx: Transaction, { transportId }: Estimated, context: DeliveryContext): Promise<void> {
    return this.news.tellEstimate(tx, transportId, context);
  }
}
