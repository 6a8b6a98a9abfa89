import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { NewEvent } from './event.js';
import { type BareEvent, type EventRow, HistoryStore, type StreamKind } from './history.store.js';

/** Appending to and reading the streams. Whoever may see a subject is decided above. */
export type { BareEvent };

@Injectable()
export class HistoryService {
  constructor(private readonly store: HistoryStore) {}

  /** A new stream for a new subject. @returns its internal id. */
  openStream(tx: Transaction, kind: StreamKind, subject: string): Promise<string> {
    return this.store.open(tx, kind, subject);
  }

  /**
   * Takes the heads' locks before anything of their subjects is changed. A transaction that will touch
   * several streams locks them all here, at once, or two of them may wait for one another.
   */
  lockHeads(tx: Transaction, streamIds: readonly string[]): Promise<void> {
    return this.store.lock(tx, streamIds);
  }

  /** Hub time, cut to milliseconds: the demo's clock on a demo, real time elsewhere. */
  now(tx: Transaction): Promise<Date> {
    return this.store.now(tx);
  }

  /** Appends to one stream. @returns the sequence number of the first of the events. */
  async append(tx: Transaction, streamId: string, events: readonly NewEvent[]): Promise<number> {
    if (events.length === 0) return 0;
    return this.store.append(tx, streamId, events, await this.store.now(tx));
  }

  eventsOfStreams(
    tx: Transaction,
    streamIds: readonly string[],
    after: number,
    limit: number,
  ): Promise<EventRow[]> {
    return this.store.ofStreams(tx, streamIds, after, limit);
  }

  bareEventsInStream(
    tx: Transaction,
    streamId: string,
    stretch: { readonly first: number; readonly last: number },
    codes: readonly number[],
  ): Promise<BareEvent[]> {
    return this.store.bareInStream(tx, streamId, stretch, codes);
  }

  eventsOfUnits(tx: Transaction, unitIds: readonly string[]): Promise<EventRow[]> {
    return this.store.ofUnits(tx, unitIds);
  }
}
