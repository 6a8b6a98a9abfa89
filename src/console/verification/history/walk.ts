import { AUDITED, type AuditFacts, type EventBytes } from '../../../history/canonical.js';
import { Chain } from '../../../history/chain.js';
import type {
  AppendRow,
  AuditRow,
  DetailRow,
  SealedEventRow,
  SealedRows,
  StreamRow,
} from '../../../history/sealed-rows.store.js';
import { Ahead } from './ahead.js';

/** One stream, read to its end. */
export interface Walked {
  readonly stream: StreamRow;
  readonly chain: Chain;
  /** Events that are there. */
  readonly events: number;
  /** Seals by the sequence that their append ends at, of appends recorded before `since`, and behind what is anchored. */
  readonly unanchored: number;
  /** Rows beside events that are not there, or that do not own up to them. */
  readonly strays: readonly string[];
}

export interface Anchored {
  /** The last sequence of a stream that is anchored. */
  of(stream: number): number;
  /** What was recorded before this ought to be. Null without anchors. */
  readonly since: Date | null;
}

/** Reads all streams side by side with what belongs to them: never more than one append of it is held at a time. */
export class Walk {
  private constructor(
    private readonly streams: AsyncGenerator<StreamRow>,
    private readonly appends: Ahead<AppendRow>,
    private readonly events: Ahead<SealedEventRow>,
    private readonly details: Ahead<DetailRow>,
    private readonly audits: Ahead<AuditRow>,
  ) {}

  /** Streams that have rows and are not there. */
  readonly lost = new Set<number>();

  static async over(rows: SealedRows): Promise<Walk> {
    return new Walk(
      rows.streams(),
      await Ahead.of(rows.appends()),
      await Ahead.of(rows.events()),
      await Ahead.of(rows.details()),
      await Ahead.of(rows.audits()),
    );
  }

  async *walked(anchored: Anchored): AsyncGenerator<Walked> {
    for await (const stream of this.streams) {
      await this.skipTo(Number(stream.id));
      yield await this.one(stream, anchored);
    }
    await this.skipTo(Number.POSITIVE_INFINITY);
  }

  private async one(stream: StreamRow, anchored: Anchored): Promise<Walked> {
    const id = Number(stream.id);
    const chain = new Chain(stream);
    const strays: string[] = [];
    const counted = { events: 0, unanchored: 0 };
    for (;;) {
      const append = await this.appends.take(id);
      const events = await this.upTo(id, append?.lastSequence ?? Number.POSITIVE_INFINITY, strays);
      counted.events += events.length;
      if (!append) {
        chain.end(events);
        break;
      }
      if (append.lastSequence > anchored.of(id) && anchored.since && append.recordedRealAt < anchored.since)
        counted.unanchored += events.length;
      chain.append(append, events);
    }
    await this.leftOver(id, strays);
    return { stream, chain, ...counted, strays };
  }

  private async upTo(id: number, last: number, strays: string[]): Promise<EventBytes[]> {
    const found: EventBytes[] = [];
    for (;;) {
      const event = await this.events.take(id, ({ sequence }) => sequence <= last);
      if (!event) return found;
      const { sequence, capture, columns } = event;
      const detail = await this.detailOf(id, sequence, strays);
      const audit = (capture & AUDITED) === 0 ? null : await this.auditOf(id, sequence, strays);
      found.push({ sequence, capture, columns, detail, audit });
    }
  }

  private async detailOf(id: number, sequence: number, strays: string[]): Promise<string | null> {
    for (;;) {
      const row = await this.details.take(id, (detail) => detail.sequence <= sequence);
      if (!row) return null;
      if (row.sequence === sequence) return row.detail;
      strays.push(`a detail of event ${row.sequence}, which is not there`);
    }
  }

  private async auditOf(id: number, sequence: number, strays: string[]): Promise<AuditFacts | null> {
    for (;;) {
      const row = await this.audits.take(id, (audit) => audit.sequence <= sequence);
      if (!row) return null;
      if (row.sequence === sequence) return row;
      strays.push(strayAudit(row));
    }
  }

  private async leftOver(id: number, strays: string[]): Promise<void> {
    for (let row = await this.details.take(id); row; row = await this.details.take(id))
      strays.push(`a detail of event ${row.sequence}, which is not there`);
    for (let row = await this.audits.take(id); row; row = await this.audits.take(id))
      strays.push(strayAudit(row));
  }

  private async skipTo(id: number): Promise<void> {
    for (const rows of [this.appends, this.events, this.details, this.audits]) {
      while (rows.stream < id) {
        this.lost.add(rows.stream);
        await rows.take(rows.stream);
      }
    }
  }
}

function strayAudit({ sequence, act }: AuditRow): string {
  return sequence === 0
    ? `an audit entry (${act}) without its event`
    : `an audit entry (${act}) that event ${sequence} does not know of`;
}
