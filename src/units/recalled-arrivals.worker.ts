import { ConsignmentChanged } from '../consignments/consignment.events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { RecallsService } from './recalls.service.js';

type Changed = (typeof ConsignmentChanged.payload)['_output'];

/** Goods of a lot that is called back are held before they arrive. */
@SubscribesTo(ConsignmentChanged, { subscriber: 'units.recalls', queue: 'notices' })
export class RecalledArrivalsWorker implements MessageHandler<Changed> {
  constructor(private readonly recalls: RecallsService) {}

  async handle(tx: Transaction, { consignmentId, change }: Changed): Promise<void> {
    if (change === 'ANNOUNCED') await this.recalls.holdAnnounced(tx, consignmentId);
  }
}
