import type { StreamRow } from '../../../history/sealed-rows.store.js';

/** A stream that is not what was sealed or anchored. */
export interface BadStream {
  readonly stream: string;
  readonly kind: string;
  /** Public id of what the stream is about. */
  readonly subject: string;
  /** The first bad sequence, or the first one that may be. */
  readonly sequence: number;
  /** The same, or where what is bad ends at the latest. */
  readonly to: number;
  readonly why: string;
  /** Events of the stream that are there and that nothing vouches for. */
  readonly unverifiable: number;
}

export interface HistoryReport {
  readonly good: boolean;
  readonly streams: number;
  readonly events: number;
  /** Events that are what was sealed. */
  readonly verified: number;
  readonly unverifiable: number;
  /** Of the verified ones: older than the seals, which were laid over them as they were found. */
  readonly sealedInHindsight: number;
  /** Of the verified ones: behind the last anchor. */
  readonly notYetAnchored: number;
  readonly bad: readonly BadStream[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export function badStream(
  { id, kind, subject }: Pick<StreamRow, 'id' | 'kind' | 'subject'>,
  at: Pick<BadStream, 'sequence' | 'to' | 'why' | 'unverifiable'>,
): BadStream {
  return { stream: id, kind, subject, ...at };
}

/** What people read. */
export function reportText(report: HistoryReport): string {
  const { streams, events, verified, unverifiable, sealedInHindsight, notYetAnchored } = report;
  const lines = [
    `${events} events in ${streams} streams: ${verified} verified, ${unverifiable} unverifiable.`,
    `${notYetAnchored} of them are behind the last anchor.`,
    ...(sealedInHindsight > 0
      ? [`${sealedInHindsight} are older than the seals and were sealed as they were found.`]
      : []),
    ...report.notes.map((note) => `Note: ${note}.`),
    ...report.bad.map(badText),
    ...report.problems.map((problem) => `BAD: anchors: ${problem}.`),
    report.good ? 'The history is what was sealed.' : 'The history is NOT what was sealed.',
  ];
  return `${lines.join('\n')}\n`;
}

function badText({ stream, kind, subject, sequence, to, why, unverifiable }: BadStream): string {
  const where = to > sequence ? `sequence ${sequence}, or a later one up to ${to}` : `sequence ${sequence}`;
  return `BAD: ${kind} ${subject} (stream ${stream}): ${where}: ${why}. ${unverifiable} of its events are unverifiable.`;
}
