import { createHash } from 'node:crypto';
import { searchable } from '../platform/input/search-text.js';
import { type ColumnMapping, MANIFEST_FIELDS, type ManifestFieldName } from './columns.js';
import { HEADINGS } from './headings.data.js';
import type { Row } from './row.js';

/** Where a list's header stands, and what its columns seem to say. */
export interface FoundHeader {
  /** Line of the file. */
  readonly line: number;
  /** Place among the rows that were looked at. */
  readonly place: number;
  readonly names: readonly string[];
  readonly proposal: readonly ColumnMapping[];
}

/** Rows from the start in which a header is looked for: above it are titles, addresses, empty rows. */
export const HEADER_ROWS = 40;
const PART_CONFIDENCE = 0.6;
/** Characters of a word that may be part of a heading and still say what it is. */
const SHORTEST_PART = 4;

/** The row whose headings say most. Null when there is no row with anything in it. */
export function headerIn(rows: readonly Row[]): FoundHeader | null {
  let best: FoundHeader | null = null;
  let most = -1;
  for (const [place, row] of rows.slice(0, HEADER_ROWS).entries()) {
    if (row.problem || row.cells.every(({ text }) => text.trim() === '')) continue;
    const names = namesOf(row, rows[place - 1]);
    const proposal = proposalFor(names);
    const score = proposal.reduce((sum, { confidence }) => sum + confidence, 0);
    if (score <= most) continue;
    most = score;
    best = { line: row.line, place, names, proposal };
  }
  return best;
}

/** A heading that was merged with the cell above stands there. */
function namesOf({ cells }: Row, above: Row | undefined): string[] {
  const filled = cells.filter(({ text }) => text.trim() !== '').length;
  const names = cells.map(({ text }, n) => {
    const own = clean(text);
    return own || filled < 2 ? own : clean(above?.cells[n]?.text ?? '');
  });
  const more = filled < 2 ? [] : (above?.cells.slice(cells.length).map(({ text }) => clean(text)) ?? []);
  const all = [...names, ...more];
  while (all.at(-1) === '') all.pop();
  return all;
}

const clean = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 100);

/** Each column says at most one thing, and each thing is said by at most one: the surest wins, then the first. */
export function proposalFor(names: readonly string[]): ColumnMapping[] {
  const all = names.flatMap((name, column) =>
    MANIFEST_FIELDS.map((field) => ({ field, column, confidence: likeness(field, searchable(name)) })),
  );
  const taken: ColumnMapping[] = [];
  const sure = all
    .filter(({ confidence }) => confidence > 0)
    .sort((one, other) => other.confidence - one.confidence);
  for (const one of sure) {
    if (taken.some(({ field, column }) => field === one.field || column === one.column)) continue;
    taken.push(one);
  }
  return taken;
}

function likeness(field: ManifestFieldName, name: string): number {
  if (name === '') return 0;
  if (HEADINGS[field].includes(name)) return 1;
  const part = HEADINGS[field].some((word) => isLong(word) && name.includes(word));
  return part ? PART_CONFIDENCE : 0;
}

/** Two Chinese characters say as much as four letters. */
function isLong(word: string): boolean {
  return word.length >= (/\p{Script=Han}/u.test(word) ? 2 : SHORTEST_PART);
}

/** The same for the same headings, however they are spelled: what a donor said of them is remembered under it. */
export function fingerprintOf(names: readonly string[]): string {
  return createHash('sha256').update(names.map(searchable).join('\u0000')).digest('hex');
}
