import { type Info, parse } from 'csv-parse/sync';

/** Columns of a manifest, in the words of its header. */
export const REQUIRED_COLUMNS = ['sscc', 'item', 'quantity'] as const;
export const OPTIONAL_COLUMNS = ['lot', 'expiry', 'gross_weight_kg', 'temperature_class'] as const;
export type ManifestColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

const COLUMNS: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

/** Longest single line, in characters: a quote that is never closed must not swallow the rest of the file. */
const LONGEST_LINE = 20_000;

/** One line of a manifest as text. Cells that are empty are absent. */
export interface ManifestRecord {
  /** Line of the file where the record begins, from 1: the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<ManifestColumn, string>>>;
}

/** What is wrong with one line. */
export interface LineProblem {
  readonly line: number;
  /** Column that it is about, in the header's word; null when it is the whole line. */
  readonly column: string | null;
  /** Stable, for programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

export interface ManifestTable {
  readonly records: readonly ManifestRecord[];
  readonly problems: readonly LineProblem[];
}

interface RawRecord {
  readonly record: string[];
  readonly info: Info;
}

/**
 * Reads the text of a CSV file (RFC 4180): comma, semicolon or tab, told by the header; a byte order mark, quoted
 * line breaks and empty lines are fine. Nothing in it is evaluated.
 * @returns what stands in its lines, or why its header does not do: then there are no records
 */
export function readManifestTable(text: string): ManifestTable {
  const problems: LineProblem[] = [];
  const [header, ...rest] = rawRecords(text, problems);
  const names = (header?.record ?? []).map((name) => name.trim().toLowerCase());
  const wrong = headerProblem(names);
  if (wrong) return { records: [], problems: [wrong] };
  let begin = (header?.info.lines ?? 0) + 1;
  const records: ManifestRecord[] = [];
  for (const { record, info } of rest) {
    // The parser counts the line on which a record ends; empty and skipped lines before it are not part of it.
    const line = Math.max(begin, info.lines - lineBreaksIn(record));
    begin = info.lines + 1;
    if (record.length === names.length) records.push({ line, cells: cellsOf(names, record) });
    else problems.push(lengthProblem(line, record.length, names.length));
  }
  return { records, problems };
}

function rawRecords(text: string, problems: LineProblem[]): RawRecord[] {
  return parse(text, {
    bom: true,
    info: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_LINE,
    on_skip: (problem) => {
      const line = Number(problem?.lines ?? 0);
      problems.push({ line, column: null, code: 'MALFORMED_LINE', message: MALFORMED });
    },
  }) as unknown as RawRecord[];
}

const MALFORMED = 'The line cannot be read: a quotation mark is missing, or it is far too long.';

/** The one of the three that splits the header into the most columns. */
function delimiterOf(text: string): string {
  const header = text.slice(0, LONGEST_LINE).split(/\r?\n|\r/, 1)[0] ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function headerProblem(names: readonly string[]): LineProblem | null {
  const missing = REQUIRED_COLUMNS.filter((column) => !names.includes(column));
  const unknown = names.find((name) => !COLUMNS.includes(name));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  const at = (column: string | null, message: string) => ({ line: 1, column, code: 'BAD_HEADER', message });
  if (missing.length > 0)
    return at(
      missing[0] ?? null,
      `The header lacks the column ${missing.join(', ')}. It has: ${names.join(', ')}.`,
    );
  if (unknown !== undefined)
    return at(unknown, `There is no column "${unknown}". There are: ${COLUMNS.join(', ')}.`);
  return twice === undefined ? null : at(twice, `The column ${twice} is there twice.`);
}

function lengthProblem(line: number, found: number, expected: number): LineProblem {
  const message = `The line has ${found} cells; the header has ${expected}.`;
  return { line, column: null, code: 'WRONG_NUMBER_OF_CELLS', message };
}

function cellsOf(names: readonly string[], record: readonly string[]): ManifestRecord['cells'] {
  const cells = names.map((name, place) => [name, (record[place] ?? '').trim()] as const);
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
}

const lineBreaksIn = (record: readonly string[]) =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
