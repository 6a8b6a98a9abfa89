import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { UnitsRecorded } from '../units/recorded.events.js';
import { type Recorded, UnitNewsService } from './unit-news.service.js';

@SubscribesTo(UnitsRecorded, { subscriber: 'notices.units', queue: 'notices' })
export class UnitNewsWorker implements MessageHandler<Recorded> {
  constructor(private readonly news: UnitNewsService) {}

  handle(tx: Transaction, recorded: Recorded, context: DeliveryContext): Promise<void> {
    return this.news.tell(tx, recorded, context);
  }
}
