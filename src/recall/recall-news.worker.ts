import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { LotRecalled } from './recall.events.js';
import { RecallNewsService } from './recall-news.service.js';

@SubscribesTo(LotRecalled, { subscriber: 'notices.recalls', queue: 'notices' })
export class RecallNewsWorker implements MessageHandler<{ recallId: string }> {
  constructor(private readonly news: RecallNewsService) {}

  handle(tx: Transaction, { recallId }: { recallId: string }, context: DeliveryContext): Promise<void> {
    return this.news.tell(tx, recallId, context);
  }
}
