import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { type AfterCommit, FeedService } from '../notices/feed.service.js';
import type { NewsKind } from '../notices/news.lifecycle.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { RequestChange } from './request.events.js';
import { RequestsService } from './requests.service.js';

const KINDS: Readonly<Record<RequestChange, NewsKind>> = {
  OPENED: 'REQUEST_OPENED',
  CHANGED: 'REQUEST_CHANGED',
  ALLOCATED: 'REQUEST_ALLOCATED',
  RELEASED: 'REQUEST_RELEASED',
  DELIVERED: 'REQUEST_DELIVERED',
  CLOSED: 'REQUEST_CLOSED',
  CANCELLED: 'REQUEST_CANCELLED',
};

/** Turns what happened to a request into news for its agency and its hub. */
@Injectable()
export class RequestNewsService {
  constructor(
    private readonly feeds: FeedService,
    private readonly requests: RequestsService,
    private readonly history: HistoryService,
  ) {}

  async tell(tx: Transaction, publicId: string, change: RequestChange, context: AfterCommit): Promise<void> {
    const row = await this.requests.byPublicId(tx, publicId);
    if (!row) throw new Error(`There is no request ${publicId} (yet)`);
    const { id: subjectId, reference, status, urgency, neededBy } = row;
    const occurredAt = await this.history.now(tx);
    const detail = { reference, status, urgency, neededBy };
    await this.feeds.tell(
      tx,
      [{ kind: KINDS[change], subjectKind: 'request', subjectId, subject: publicId, detail, occurredAt }],
      context,
    );
  }
}
