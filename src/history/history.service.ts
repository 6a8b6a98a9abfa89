import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type AuditedAct, type AuditPage, AuditStore } from './audit.store.js';
import type { NewEvent } from './event.js';
import { type BareEvent, type EventRow, HistoryStore, type StreamKind } from './history.store.js';
import { type Recordable, Recording } from './recording.js';
import { isReference } from './words.js';
import { WordsStore } from './words.store.js';

/** Appending to and reading the streams. Whoever may see a subject is decided above. */
export type { BareEvent };

@Injectable()
export class HistoryService {
  constructor(
    private readonly store: HistoryStore,
    private readonly words: WordsStore,
    private readonly audits: AuditStore,
  ) {}

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
    const recorded = await this.recorded(
      tx,
      events.map((event) => ({ ...event, streamId })),
    );
    return this.store.append(tx, streamId, recorded, await this.store.now(tx));
  }

  /** Events as they are appended: what people wrote and audit entries are kept beside them, in this transaction. */
  async recorded<Event extends Recordable>(tx: Transaction, events: readonly Event[]): Promise<Event[]> {
    const recording = new Recording();
    const bare = events.map((event) => recording.take(event, tx.principal.organisationId));
    if (recording.words.length > 0) await this.words.add(tx, recording.words);
    if (recording.audits.length > 0) await this.audits.add(tx, recording.audits);
    return bare;
  }

  /** The same events with what people wrote in their details; null for what was erased. */
  async inWords<Event extends Pick<EventRow, 'detail'>>(
    tx: Transaction,
    events: readonly Event[],
  ): Promise<Event[]> {
    const ids = events.flatMap(({ detail }) => Object.values(detail ?? {}).filter(isReference));
    if (ids.length === 0) return [...events];
    const texts = await this.words.texts(
      tx,
      ids.map(({ words }) => words),
    );
    const told = (value: unknown) => (isReference(value) ? (texts.get(value.words) ?? null) : value);
    return events.map((event) => ({
      ...event,
      detail:
        event.detail &&
        Object.fromEntries(Object.entries(event.detail).map(([name, value]) => [name, told(value)])),
    }));
  }

  /** Privileged acts of a hub, or of an organisation that is none, newest first. */
  auditTrail(tx: Transaction, page: AuditPage): Promise<AuditedAct[]> {
    return this.audits.page(tx, page);
  }

  /** Texts that were not erased, by the ids of their references. */
  wordsOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
    return this.words.texts(tx, ids);
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
