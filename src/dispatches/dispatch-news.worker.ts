import { Injectable } from '@nestjs/common';
import type { NewsKind } from '../notices/news.lifecycle.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import {
  DispatchArrived,
  DispatchCancelled,
  DispatchDelivered,
  DispatchDeparted,
  DispatchDisturbed,
  DispatchNotPlannable,
  DispatchPlanned,
} from './dispatch.events.js';
import { DispatchNews } from './dispatch-news.service.js';

interface Subject {
  readonly dispatchId: string;
}

const NOTICES = { subscriber: 'notices.dispatches', queue: 'notices' } as const;

/** One event, one kind of news. */
@Injectable()
abstract class NewsWorker implements MessageHandler<Subject> {
  protected abstract readonly kind: NewsKind;

  constructor(private readonly news: DispatchNews) {}

  handle(tx: Transaction, { dispatchId }: Subject, context: DeliveryContext): Promise<void> {
    return this.news.tell(tx, dispatchId, this.kind, context);
  }
}

@SubscribesTo(DispatchPlanned, NOTICES)
export class PlannedNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_PLANNED';
}

@SubscribesTo(DispatchNotPlannable, NOTICES)
export class NotPlannableNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_NOT_PLANNABLE';
}

@SubscribesTo(DispatchDeparted, NOTICES)
export class DepartedNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_DEPARTED';
}

@SubscribesTo(DispatchArrived, NOTICES)
export class ArrivedNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_ARRIVED';
}

@SubscribesTo(DispatchDelivered, NOTICES)
export class DeliveredNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_DELIVERED';
}

@SubscribesTo(DispatchCancelled, NOTICES)
export class CancelledNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_CANCELLED';
}

@SubscribesTo(DispatchDisturbed, NOTICES)
export class DisturbedNewsWorker extends NewsWorker {
  protected readonly kind = 'DISPATCH_DISTURBED';
}

export const NEWS_WORKERS = [
  PlannedNewsWorker,
  NotPlannableNewsWorker,
  DepartedNewsWorker,
  ArrivedNewsWorker,
  DeliveredNewsWorker,
  CancelledNewsWorker,
  DisturbedNewsWorker,
];
