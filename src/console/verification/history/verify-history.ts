import { AnchorFile } from '../../../history/anchor-file.js';
import type { Break } from '../../../history/chain.js';
import { KnownLines } from '../../../history/known-lines.store.js';
import { SealedRows, type StreamRow } from '../../../history/sealed-rows.store.js';
import type { Query } from '../../../platform/database/reference-loader.js';
import { inSnapshot } from '../../../platform/database/snapshot.js';
import type { Settings } from '../../../platform/settings/settings.js';
import { AnchorCheck } from './anchor-check.js';
import { type BadStream, badStream, type HistoryReport } from './history-report.js';
import { Walk, type Walked } from './walk.js';

/** Streams that are named; the others are counted. */
const NAMED = 100;

/** Holds every event, append and audit entry against its seals, and the seals against the anchors. Reads only. */
export function verifyHistory(settings: Settings): Promise<HistoryReport> {
  return inSnapshot(settings, (query) =>
    new HistoryVerification(query, new AnchorFile(settings.HUB_ANCHOR_DIR)).run(),
  );
}

class HistoryVerification {
  private readonly counts = { streams: 0, events: 0, verified: 0, sealedInHindsight: 0, notYetAnchored: 0 };
  private readonly bad: BadStream[] = [];
  private badStreams = 0;
  private unanchored = 0;
  private readonly rows = new SealedRows(this.query);
  private readonly anchors = new AnchorCheck(this.rows, new KnownLines(this.query));
  private readonly seen = new Set<number>();

  constructor(
    private readonly query: Query,
    private readonly file: AnchorFile,
  ) {}

  async run(): Promise<HistoryReport> {
    await this.anchors.read(this.file);
    const walk = await Walk.over(this.rows);
    for await (const walked of walk.walked(this.anchors)) this.add(walked);
    for (const id of walk.lost) this.gone(id, 'the stream itself is gone, and rows of it are left');
    for (const id of this.anchors.differing.keys())
      if (!this.seen.has(id) && !walk.lost.has(id)) this.gone(id, 'the stream is gone, and was anchored');
    return this.report();
  }

  private add({ stream, chain, events, unanchored, strays }: Walked): void {
    const id = Number(stream.id);
    if (this.anchors.differing.has(id)) this.seen.add(id);
    const broken = this.earliest(stream, chain.broken, strays);
    const verified = broken ? Math.min(chain.proven, Math.max(0, broken.sequence - 1)) : events;
    this.counts.streams += 1;
    this.counts.events += events;
    this.counts.verified += verified;
    this.counts.sealedInHindsight += Math.min(stream.hindsight, verified);
    this.counts.notYetAnchored += Math.max(0, verified - this.anchors.of(id));
    this.unanchored += unanchored;
    if (broken) this.name(badStream(stream, { ...broken, unverifiable: events - verified }));
  }

  /** Of what the chain, the anchors and the rows beside the events tell, what comes first. */
  private earliest(stream: StreamRow, broken: Break | null, strays: readonly string[]): Break | null {
    const found = [broken, this.anchorBreak(stream)].filter((one) => one !== null);
    const first = found.sort((one, other) => one.sequence - other.sequence)[0] ?? null;
    if (first || strays.length === 0) return first;
    return { sequence: 1, to: stream.lastSequence, why: `there is ${strays[0]}` };
  }

  private anchorBreak({ id, lastSequence }: StreamRow): Break | null {
    const differs = this.anchors.differing.get(Number(id));
    if (!differs) return null;
    const { good, sequence } = differs;
    const next = lastSequence + 1;
    if (lastSequence < sequence)
      return { sequence: next, to: next, why: `the tail was cut: ${sequence} was anchored` };
    return { sequence: good + 1, to: sequence, why: 'its seals are not those that were anchored' };
  }

  private gone(id: number, why: string): void {
    const to = Math.max(1, this.anchors.of(id));
    this.name({
      stream: String(id),
      kind: 'a stream',
      subject: 'unknown',
      sequence: 1,
      to,
      why,
      unverifiable: 0,
    });
  }

  private name(bad: BadStream): void {
    this.badStreams += 1;
    if (this.bad.length < NAMED) this.bad.push(bad);
  }

  private report(): HistoryReport {
    const { counts, badStreams } = this;
    const problems = [...this.anchors.problems, ...this.countProblems()];
    if (badStreams > this.bad.length) problems.push(`${badStreams - this.bad.length} more streams are bad`);
    return {
      ...counts,
      good: badStreams === 0 && problems.length === 0,
      unverifiable: counts.events - counts.verified,
      bad: this.bad,
      problems,
      notes: this.anchors.notes,
    };
  }

  private countProblems(): string[] {
    const { last, begin } = this.anchors.lines;
    const { events } = this.counts;
    const found: string[] = [];
    if (!begin && events > 0 && this.anchors.problems.length === 0)
      found.push(`there are no anchors at ${this.file.path}: whether a tail was cut cannot be told`);
    if (last && events < last.events) found.push(`they count ${last.events} events, and there are ${events}`);
    if (this.unanchored > 0)
      found.push(`${this.unanchored} events were recorded well before the last line and are in none`);
    return found;
  }
}
