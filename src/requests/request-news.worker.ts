import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { RequestChanged } from './request.events.js';
import { RequestNewsService } from './request-news.service.js';

type Changed = (typeof RequestChanged.payload)['_output'];

@SubscribesTo(RequestChanged, { subscriber: 'notices.requests', queue: 'notices' })
export class RequestNewsWorker implements MessageHandler<Changed> {
  constructor(private readonly news: RequestNewsService) {}

  handle(tx: Transaction, { requestId, change }: Changed, context: DeliveryContext): Promise<void> {
    return this.news.tell(tx, requestId, change, context);
  }
}
