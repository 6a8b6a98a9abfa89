import type { z } from 'zod';
import { content, unitFacts } from './announcement.input.js';
import {
  type LineProblem,
  type ManifestColumn,
  type ManifestRecord,
  readManifestTable,
} from './manifest-table.js';

/** A good line: goods of one lot on one pallet. */
export type ManifestLine = { readonly line: number } & z.output<typeof manifestLine>;

export interface ReadManifest {
  /** Lines of goods that the file has, good or bad. */
  readonly linesRead: number;
  readonly lines: readonly ManifestLine[];
  /** In the order of the file. */
  readonly problems: readonly LineProblem[];
}

const manifestLine = content.extend(unitFacts.shape);

/** The names that the schema knows the columns by. */
const FIELDS: Readonly<Record<ManifestColumn, keyof z.input<typeof manifestLine>>> = {
  sscc: 'sscc',
  item: 'item',
  quantity: 'quantity',
  lot: 'lot',
  expiry: 'expiry',
  gross_weight_kg: 'grossWeightKilograms',
  temperature_class: 'temperatureClass',
};

const NUMERIC: readonly ManifestColumn[] = ['quantity', 'gross_weight_kg'];

/** Digits, and for weights a point. "1,000" is one or a thousand, depending on who reads it: refused. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads a manifest: each line checked as an announcement over the API is. Lines of one pallet must agree on what
 * is said of the pallet.
 */
export function readManifest(text: string): ReadManifest {
  const table = readManifestTable(text);
  const problems = [...table.problems];
  const lines: ManifestLine[] = [];
  for (const record of table.records) {
    const read = readLine(record);
    if ('code' in read) problems.push(read);
    else lines.push(read);
  }
  const { agreed, differing } = agreeing(lines);
  problems.push(...differing);
  return {
    linesRead: table.records.length + table.problems.filter(({ line }) => line > 1).length,
    lines: agreed,
    problems: problems.sort((one, other) => one.line - other.line),
  };
}

function readLine({ line, cells }: ManifestRecord): ManifestLine | LineProblem {
  const bad = NUMERIC.find((column) => cells[column] !== undefined && !PLAIN_NUMBER.test(cells[column]));
  if (bad) {
    const message = `"${cells[bad]}" is not a plain number such as 12000 or 12.5.`;
    return { line, column: bad, code: 'INVALID_INPUT', message };
  }
  const parsed = manifestLine.safeParse(fieldsOf(cells));
  if (parsed.success) return { line, ...parsed.data };
  const [issue] = parsed.error.issues;
  const column = columnOf(String(issue?.path[0] ?? ''));
  const missing = column !== null && cells[column as ManifestColumn] === undefined;
  const message = missing ? 'The cell is empty.' : (issue?.message ?? 'The line is not valid.');
  return { line, column, code: 'INVALID_INPUT', message };
}

function fieldsOf(cells: ManifestRecord['cells']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [
      FIELDS[column as ManifestColumn],
      NUMERIC.includes(column as ManifestColumn) ? Number(cell) : cell,
    ]),
  );
}

function columnOf(field: string): string | null {
  return Object.entries(FIELDS).find(([, name]) => name === field)?.[0] ?? null;
}

/** A pallet has one weight and one temperature: lines that say something else than the pallet's first are bad. */
function agreeing(lines: readonly ManifestLine[]) {
  const first = new Map<string, ManifestLine>();
  const differing: LineProblem[] = [];
  const agreed = lines.filter((line) => {
    const begin = first.get(line.sscc) ?? line;
    first.set(line.sscc, begin);
    const column = differingColumn(begin, line);
    if (column) {
      const message = `Line ${begin.line} says otherwise of pallet ${line.sscc}.`;
      differing.push({ line: line.line, column, code: 'PALLET_DIFFERS', message });
    }
    return !column;
  });
  return { agreed, differing };
}

function differingColumn(one: ManifestLine, other: ManifestLine): ManifestColumn | null {
  if (one.grossWeightKilograms !== other.grossWeightKilograms) return 'gross_weight_kg';
  return (one.temperatureClass ?? null) === (other.temperatureClass ?? null) ? null : 'temperature_class';
}
