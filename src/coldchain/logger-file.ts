import { CsvError, type Info, parse } from 'csv-parse/sync';
import { isMoment } from '../platform/input/times.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { NO_COLUMN, WRONG_SCALE } from './cold-chain.refusals.js';

/** A reading as a person or a logger sent it. */
export interface SentReading {
  /** Where it stood: its place in the list, or its line in the file, from 1. */
  readonly place: number;
  readonly at: string;
  readonly celsius: number;
}

export interface ReadingProblem {
  readonly place: number;
  readonly code: string;
  readonly message: string;
}

export interface LoggerFile {
  readonly readings: readonly SentReading[];
  readonly problems: readonly ReadingProblem[];
}

const TIME =
  /^(time|date|datetime|date[ /_-]?time|timestamp|zeit|zeitstempel|datum|heure|horodatage|tijd|tijdstip)\b/i;
const TEMPERATURE = /^(temp|temperatur|temperature|température|temperatuur|celsius|value|ch(annel)? ?1)/i;
const FAHRENHEIT = /fahrenheit|°\s*f\b|\bdeg\.? ?f\b|\(f\)/i;
/** Characters: a quote that is never closed must not swallow the rest of the file. */
const LONGEST_LINE = 20_000;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const UNIT_AT_END = /\s*(?:°\s*)?([CF])$/i;

/**
 * Reads the file of a logger: one line of names, then a reading a line. Commas, semicolons and tabs separate; where they
 * are semicolons or tabs, a decimal comma is one. Times need their offset, for a file does not say where it was made.
 * @throws Refused NO_COLUMN, WRONG_SCALE
 */
export function readLoggerFile(text: string): LoggerFile {
  const [head, ...lines] = rowsOf(text);
  const names = head?.record ?? [];
  const time = columnOf(names, TIME, 'times');
  const temperature = columnOf(names, TEMPERATURE, 'temperatures');
  if (FAHRENHEIT.test(names[temperature] ?? ''))
    throw WRONG_SCALE.because(`The column "${names[temperature]}" is in degrees Fahrenheit.`, 'csv');
  const read = lines.map(({ record, info }) =>
    readLine(info.lines, record[time] ?? '', record[temperature] ?? ''),
  );
  return {
    readings: read.flatMap((line) => ('code' in line ? [] : [line])),
    problems: read.flatMap((line) => ('code' in line ? [line] : [])),
  };
}

function rowsOf(text: string): { record: string[]; info: Info }[] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = [';', '\t'].find((mark) => first.includes(mark)) ?? ',';
  const usual = {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  };
  try {
    const options = { ...usual, delimiter, info: true, max_record_size: LONGEST_LINE } as const;
    return parse(text, options) as unknown as { record: string[]; info: Info }[];
  } catch (error) {
    if (error instanceof CsvError)
      throw NO_COLUMN.because(`This is no table of readings: ${error.message}.`, 'csv');
    throw error;
  }
}

function columnOf(names: readonly string[], pattern: RegExp, what: string): number {
  const found = names.findIndex((name) => pattern.test(name));
  if (found >= 0) return found;
  throw NO_COLUMN.because(
    `No column of ${what} is named in the first line: ${names.join(', ').slice(0, 200)}`,
    'csv',
  );
}

function readLine(place: number, at: string, cell: string): SentReading | ReadingProblem {
  const scale = UNIT_AT_END.exec(cell)?.[1]?.toUpperCase();
  if (scale === 'F') throw WRONG_SCALE.because(`Line ${place} is in degrees Fahrenheit: ${cell}.`, 'csv');
  const number = cell.replace(UNIT_AT_END, '');
  const moment = at.replace(' ', 'T');
  if (!isMoment(moment)) {
    const message = `"${at.slice(0, 40)}" is not a time with its offset, such as 2020-03-13T09:30:00Z.`;
    return { place, code: INVALID_INPUT.code, message };
  }
  if (!NUMBER.test(number)) {
    const message = `"${cell.slice(0, 40)}" is not a temperature such as 4.5.`;
    return { place, code: INVALID_INPUT.code, message };
  }
  return { place, at: moment, celsius: Number(number.replace(',', '.')) };
}
