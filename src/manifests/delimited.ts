import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type CsvError, type Info, type Parser, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { asMeant } from './csv-text.js';
import { encodingOf } from './encoding.js';
import type { OpenList, Row } from './row.js';

/** Longest single record, in characters: a quotation mark that is never closed must not swallow the file. */
const LONGEST_RECORD = 20_000;
/** Characters from the start that tell the delimiter. */
const SAMPLE = 20_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

const BROKEN = {
  code: 'MALFORMED_LINE',
  message: 'The line cannot be read: a quotation mark is missing, or it is far too long.',
};

interface RawRecord {
  readonly record: string[];
  readonly info: Info;
}

/** Opens a CSV file (RFC 4180) of any usual encoding and delimiter, quoted line breaks and all. */
export async function openDelimited(path: string): Promise<OpenList> {
  const encoding = await encodingOf(path);
  const delimiter = delimiterOf(await sampleOf(path, encoding));
  return { encoding, delimiter, rows: rowsOf(path, encoding, delimiter) };
}

async function* rowsOf(path: string, encoding: string, delimiter: string): AsyncGenerator<Row> {
  const skipped: Row[] = [];
  const parser = parserFor(delimiter, (line) => skipped.push({ line, cells: [], problem: BROKEN }));
  const text = textOf(path, encoding);
  text.on('error', (problem) => parser.destroy(problem));
  text.pipe(parser);
  let begin = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<RawRecord>) {
      while (skipped[0] && skipped[0].line < info.lines) yield skipped.shift() as Row;
      // The parser counts the line on which a record ends; empty and skipped lines before it are not part of it.
      const line = Math.max(begin, info.lines - lineBreaksIn(record));
      begin = info.lines + 1;
      yield { line, cells: record.map((cell) => ({ text: asMeant(cell) })) };
    }
    yield* skipped;
  } finally {
    text.unpipe(parser);
    text.destroy();
  }
}

function parserFor(delimiter: string, broken: (line: number) => void): Parser {
  return parse({
    bom: true,
    info: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quotation mark in the middle of a cell is a sign like others: it must not swallow the lines behind it.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (problem: CsvError | undefined) => {
      broken(Number(problem?.lines ?? 0));
      return undefined;
    },
  });
}

function textOf(path: string, encoding: string): Readable {
  const bytes = createReadStream(path);
  const text = iconv.decodeStream(encoding, { stripBOM: true }) as unknown as NodeJS.ReadWriteStream;
  bytes.on('error', (problem) => text.emit('error', problem));
  return bytes.pipe(text) as unknown as Readable;
}

async function sampleOf(path: string, encoding: string): Promise<string> {
  let sample = '';
  const bytes = createReadStream(path, { end: 2 * SAMPLE });
  const decoder = iconv.getDecoder(encoding);
  for await (const piece of bytes) sample += decoder.write(piece as Buffer);
  return sample.slice(0, SAMPLE);
}

/**
 * The one that parts the most of the first lines into the same number of cells, and into more where that is a tie. What
 * stands in quotation marks does not count.
 */
export function delimiterOf(sample: string): string {
  const lines = sample.replace(/"[^"]*"/g, '').split(/\r\n|\n|\r/, 40);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  scores.sort((one, other) => other.lines - one.lines || other.cells - one.cells);
  return scores[0]?.delimiter ?? ',';
}

/** How many of the lines have the same number of cells, the one that most of them have. */
function agreement(lines: readonly string[], delimiter: string): { lines: number; cells: number } {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = line.split(delimiter).length;
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  const [[cells, most] = [0, 0]] = [...counts].sort(([a, m], [b, n]) => n - m || b - a);
  return { lines: most, cells };
}

const lineBreaksIn = (record: readonly string[]) =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
