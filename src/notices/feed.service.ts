import { Injectable } from '@nestjs/common';
import { SharesService } from '../accounts/shares.service.js';
import { Bus } from '../platform/bus/bus.js';
import { isUnreachable } from '../platform/database/postgres-errors.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  cursorOf,
  type PageRequest,
  pageOf,
  type Slice,
  sequenceKey,
  sliceOf,
} from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import type { FeedEntry } from './feed.entity.js';
import { FeedStore, type NewFeedEntry } from './feed.store.js';
import { Follower } from './follow.js';
import type { NewsKind } from './news.lifecycle.js';

export type { FeedEntry } from './feed.entity.js';
export { Follower } from './follow.js';

/** News of one subject, for everybody who has a live share in it. */
export interface News {
  readonly kind: NewsKind;
  readonly subjectKind: 'transport' | 'consignment' | 'unit' | 'dispatch' | 'request';
  /** Internal id, by which shares know the subject. */
  readonly subjectId: string;
  /** Public id, which is all that the feed shows. */
  readonly subject: string;
  /** Small facts: counts, references. Nothing that one of the organisations may not know. */
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly occurredAt: Date;
}

/** What a job's handler is given: what must wait for the commit. */
export interface AfterCommit {
  afterCommit(action: () => void | Promise<void>): void;
}

/** Milliseconds between two looks of a subscription that no hint woke. */
const POLL = 2_000;

/** The same where colleagues wait for one another. */
const WATCH_POLL = 1_000;

/** Rows that a subscription reads at once. */
const BATCH = 100;

/** What an organisation may be told: one gapless feed each. Only a worker writes it. */
@Injectable()
export class FeedService {
  constructor(
    private readonly store: FeedStore,
    private readonly shares: SharesService,
    private readonly work: UnitOfWork,
    private readonly bus: Bus,
  ) {}

  /**
   * Tells every organisation that has a live share in a subject. Once a transaction, with all its news: feeds
   * are locked in one order, and two calls would make two.
   */
  async tell(tx: Transaction, news: readonly News[], context: AfterCommit): Promise<void> {
    const entries: NewFeedEntry[] = [];
    for (const { subjectId, detail = {}, ...one } of news) {
      const organisations = await this.shares.organisationsOf(tx, one.subjectKind, subjectId);
      entries.push(...organisations.map((organisationId) => ({ ...one, organisationId, detail })));
    }
    await this.post(tx, entries, context);
  }

  /** Adds to the feeds of the organisations that the entries name, and hints after the commit. */
  async post(tx: Transaction, entries: readonly NewFeedEntry[], context: AfterCommit): Promise<void> {
    if (entries.length === 0) return;
    await this.store.append(tx, entries);
    const told = new Set(entries.map(({ organisationId }) => organisationId));
    context.afterCommit(async () => {
      for (const organisationId of told) await this.bus.publish(channelOf(organisationId), '');
    });
  }

  /** One page of the principal's own feed, oldest first. */
  async page(principal: Principal, request: PageRequest): Promise<Slice<FeedEntry>> {
    const page = pageOf(request, sequenceKey);
    const after = page.after?.[0] ?? '0';
    const rows = await this.work.read(principal, (tx) =>
      this.store.after(tx, principal.organisationId, after, page.limit),
    );
    return sliceOf(rows, page, ({ sequence }) => [sequence]);
  }

  /**
   * Everything in the principal's feed after a cursor, then what comes, each entry once and in order. Without a
   * cursor only what comes from now on.
   */
  async follow(principal: Principal, after: string | null): Promise<Follower<FeedEntry>> {
    const start = await this.startOf(principal, after);
    return new Follower<FeedEntry>({
      read: (last) =>
        this.work.read(principal, (tx) =>
          this.store.after(tx, principal.organisationId, last?.sequence ?? start, BATCH),
        ),
      listen: (hear) => this.bus.subscribe(channelOf(principal.organisationId), hear),
      pause: POLL,
      passes: isUnreachable,
    });
  }

  /**
   * What `read` finds, as it comes: it is asked at the start, whenever there may be news for the principal's
   * organisation, and every second, since a hint may be missing.
   */
  watch<Row>(
    { organisationId }: Principal,
    read: (last: Row | null) => Promise<readonly Row[]>,
  ): AsyncIterable<Row> {
    return new Follower<Row>({
      read,
      listen: (hear) => this.bus.subscribe(channelOf(organisationId), hear),
      pause: WATCH_POLL,
      passes: isUnreachable,
    });
  }

  private async startOf(principal: Principal, after: string | null): Promise<string> {
    const { after: key } = pageOf({ after }, sequenceKey);
    return (
      key?.[0] ?? this.work.read(principal, (tx) => this.store.lastSequence(tx, principal.organisationId))
    );
  }
}

/** The cursor that resumes after an entry. */
export function feedCursor({ sequence }: FeedEntry): string {
  return cursorOf([sequence]);
}

function channelOf(organisationId: number): string {
  return `feed.${organisationId}`;
}
