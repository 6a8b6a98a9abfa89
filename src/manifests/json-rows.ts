import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';
import type { Cell, OpenList, Row } from './row.js';
import { UnreadableList } from './row.js';

/** Objects whose names make the header. One of later ones is a problem of its row. */
const LOOKED_AT = 50;
/** Bytes of one object. */
const LONGEST_OBJECT = 1_000_000;

type Value = Readonly<Record<string, unknown>>;

/** Opens a JSON file: an array of objects, or an object with such an array under `lines`. UTF-8, as RFC 8259 wants. */
export function openJson(path: string): OpenList {
  return { encoding: 'utf-8', delimiter: null, rows: rowsOf(path) };
}

/** The header first, as a sheet would have it. */
async function* rowsOf(path: string): AsyncGenerator<Row> {
  const first: unknown[] = [];
  let names: string[] | null = null;
  let line = 0;
  for await (const value of valuesOf(path)) {
    if (names) {
      line += 1;
      yield rowOf(value, names, line);
      continue;
    }
    first.push(value);
    if (first.length < LOOKED_AT) continue;
    names = namesOf(first);
    yield headerOf(names);
    for (const one of first) yield rowOf(one, names, ++line);
  }
  if (names) return;
  names = namesOf(first);
  yield headerOf(names);
  for (const one of first) yield rowOf(one, names, ++line);
}

async function* valuesOf(path: string): AsyncGenerator<unknown> {
  const found: unknown[] = [];
  let parser: JSONParser | null = null;
  let since = 0;
  try {
    for await (const piece of createReadStream(path)) {
      parser ??= parserOf(piece as Buffer, found);
      parser.write(piece as Buffer);
      since = found.length > 0 ? 0 : since + (piece as Buffer).length;
      if (since > LONGEST_OBJECT)
        throw new UnreadableList('NOT_A_LIST', `No single object has more than ${LONGEST_OBJECT} bytes.`);
      yield* found.splice(0);
    }
    if (parser && !parser.isEnded) throw new Error('The file ends in the middle');
  } catch (problem) {
    if (problem instanceof UnreadableList) throw problem;
    throw new UnreadableList('MALFORMED_FILE', `The JSON cannot be read: ${(problem as Error).message}`);
  }
}

function parserOf(start: Buffer, found: unknown[]): JSONParser {
  const isArray = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('[');
  const parser = new JSONParser({ paths: [isArray ? '$.*' : '$.lines.*'], keepStack: false });
  parser.onValue = ({ value }) => {
    found.push(value);
  };
  return parser;
}

function namesOf(values: readonly unknown[]): string[] {
  const names = values.filter(isObject).flatMap((value) => Object.keys(value));
  return [...new Set(names)];
}

function headerOf(names: readonly string[]): Row {
  return { line: 0, cells: names.map((text) => ({ text })) };
}

function rowOf(value: unknown, names: readonly string[], line: number): Row {
  if (!isObject(value)) return broken(line, 'This is no object with names and values.');
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other !== undefined)
    return broken(line, `"${other.slice(0, 60)}" is in none of the first ${LOOKED_AT} objects.`);
  const deep = Object.values(value).some((one) => typeof one === 'object' && one !== null);
  if (deep) return broken(line, 'A value is a list or an object itself: one object is one line.');
  return { line, cells: names.map((name) => cellOf(value[name])) };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return { text: '' };
  return typeof value === 'number' ? { text: String(value), numeric: true } : { text: String(value) };
}

function broken(line: number, message: string): Row {
  return { line, cells: [], problem: { code: 'MALFORMED_LINE', message } };
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
