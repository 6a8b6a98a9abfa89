import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { type AfterCommit, FeedService } from '../notices/feed.service.js';
import type { NewsKind } from '../notices/news.lifecycle.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type Dispatch, DispatchesService } from './dispatches.service.js';

/** Tells the hub, the agency and the carriers of a dispatch what happened to it. */
@Injectable()
export class DispatchNews {
  constructor(
    private readonly feeds: FeedService,
    private readonly dispatches: DispatchesService,
    private readonly history: HistoryService,
  ) {}

  async tell(tx: Transaction, publicId: string, kind: NewsKind, context: AfterCommit): Promise<void> {
    const row = await this.dispatches.byPublicId(tx, publicId);
    if (!row) throw new Error(`There is no dispatch ${publicId} (yet)`);
    const occurredAt = timeOf(row, kind) ?? (await this.history.now(tx));
    const news = { kind, subjectKind: 'dispatch', subjectId: row.id, subject: publicId, occurredAt } as const;
    await this.feeds.tell(tx, [{ ...news, detail: factsOf(row, kind) }], context);
  }
}

function timeOf(row: Dispatch, kind: NewsKind): Date | null {
  if (kind === 'DISPATCH_DEPARTED') return row.departedAt;
  if (kind === 'DISPATCH_ARRIVED') return row.arrivedAt;
  return kind === 'DISPATCH_DELIVERED' ? row.deliveredAt : null;
}

/** The row may be further along than the news: what is said must be true whenever it is read. */
function factsOf(
  { reference, status, estimatedArrivalAt }: Dispatch,
  kind: NewsKind,
): Record<string, string> {
  const expected = kind === 'DISPATCH_PLANNED' || kind === 'DISPATCH_DEPARTED' ? estimatedArrivalAt : null;
  return {
    reference,
    ...(kind === 'DISPATCH_DELIVERED' ? { status } : {}),
    ...(expected ? { estimatedArrivalAt: expected.toISOString() } : {}),
  };
}
