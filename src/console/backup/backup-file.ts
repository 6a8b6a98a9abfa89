import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { SettingsProblem } from '../../platform/settings/settings.js';

const FORMAT = 'liege-hub backup 1';
const texts = z.record(z.string(), z.string());
const counts = z.record(z.string(), z.number().int());

/** One line of a backup. Order: the head, rows by table, files, the end. */
const line = z.union([
  z.strictObject({
    format: z.literal(FORMAT),
    takenAt: z.iso.datetime(),
    migrations: z.array(z.string()),
    tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
    sequences: texts,
    files: z.enum(['inside', 'elsewhere']),
  }),
  z.strictObject({ table: z.string(), rows: z.array(z.string()) }),
  z.strictObject({ file: z.string(), data: z.string() }),
  z.strictObject({ end: z.literal(true), rows: counts, files: z.number().int() }),
]);

export type BackupLine = z.output<typeof line>;
export type BackupHead = Extract<BackupLine, { format: string }>;
export type BackupEnd = Extract<BackupLine, { end: true }>;

export const head = (facts: Omit<BackupHead, 'format'>): BackupHead => ({ format: FORMAT, ...facts });

/** Writes lines of JSON, compressed. The name is given only to a whole file, which our account alone may read. */
export async function writeBackup(path: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  const draft = `${path}.new`;
  const text = async function* () {
    for await (const one of lines) yield `${JSON.stringify(one)}\n`;
  };
  try {
    await pipeline(
      Readable.from(text()),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await rename(draft, path);
  } catch (problem) {
    await rm(draft, { force: true });
    throw problem;
  }
}

/** @throws SettingsProblem for what is no backup, or not all of one */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  let last: BackupLine | undefined;
  try {
    for await (const text of textLines(path)) {
      last = lineIn(path, text);
      yield last;
    }
  } catch (problem) {
    throw problem instanceof SettingsProblem ? problem : notWhole(path, (problem as Error).message);
  }
  if (!last || !('end' in last)) throw notWhole(path, 'it has no end');
}

/** A broken file, or one that is not there, is an error of the last stream, which whoever reads is told. */
function textLines(path: string): AsyncIterable<string> {
  const unzip = createGunzip();
  const source = createReadStream(path).on('error', (problem) => unzip.destroy(problem));
  const lines = createInterface({ input: source.pipe(unzip), crlfDelay: Number.POSITIVE_INFINITY });
  return (async function* () {
    let failure: Error | undefined;
    unzip.on('error', (problem) => {
      failure = problem;
      lines.close();
    });
    yield* lines;
    if (failure) throw failure;
  })();
}

function lineIn(path: string, text: string): BackupLine {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    throw notWhole(path, 'it has a line that no backup has');
  }
}

function notWhole(path: string, why: string): SettingsProblem {
  return new SettingsProblem(`${path} is no whole backup of a hub (${why}). Nothing was restored.`);
}
