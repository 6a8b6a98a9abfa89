import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../platform/ids/ids.js';

export const ANCHORS_FORMAT = 'liege-hub anchors 1';

/**
 * Why a file of anchors begins: NEW with the hub or with the release that brought anchors, RESTORED with a backup,
 * DECLARED by somebody at the console, LOST by a worker that found the former file gone. The last is a finding.
 */
export const BEGINNINGS = ['NEW', 'RESTORED', 'DECLARED', 'LOST'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const begin = z.strictObject({
  format: z.literal(ANCHORS_FORMAT),
  number: z.literal(1),
  at: z.iso.datetime(),
  file: z.uuid(),
  begun: z.enum(BEGINNINGS),
  why: z.string(),
  /** Files that the database was anchored in before, with their last lines that it knows of. */
  follows: z.array(z.strictObject({ file: z.uuid(), number: count, digest })),
});
/** A stream's id, the sequence of its head, and the seal there in base64url. */
const head = z.tuple([z.string().regex(/^\d+$/), count, z.string().regex(/^[\w-]{43}$/)]);
const heads = z.strictObject({
  number: z.number().int().min(2),
  at: z.iso.datetime(),
  previous: digest,
  streams: count,
  events: count,
  heads: z.array(head).min(1),
});
const line = z.union([begin, heads]);

export type BeginLine = z.output<typeof begin>;
export type HeadsLine = z.output<typeof heads>;
export type AnchorLine = z.output<typeof line>;

/** A line of a file, as it stands there. */
export interface WrittenLine {
  readonly line: AnchorLine;
  /** SHA-256 of its text without the line feed, in hex: what the next line begins with. */
  readonly digest: string;
}

export function writtenLine(text: string): WrittenLine | null {
  try {
    return { line: line.parse(JSON.parse(text)), digest: digestOfLine(text) };
  } catch {
    return null;
  }
}

export function digestOfLine(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The first line of a file. @param known the last lines of the files that the database was anchored in before */
export function beginningAfter(
  known: readonly { readonly file: string; readonly number: number; readonly digest: string }[],
  begun: Beginning,
  why: string,
): BeginLine {
  const follows = known.map(({ file, number, digest }) => ({ file, number, digest }));
  const at = new Date().toISOString();
  return { format: ANCHORS_FORMAT, number: 1, at, file: newId(), begun, why, follows };
}
