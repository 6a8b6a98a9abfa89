import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { UnreadableList } from './row.js';

/** Parts of a workbook; each sheet, picture and chart is one. */
const MOST_PARTS = 1_000;
/** Bytes of all that is unpacked of one file. A hundred thousand lines of eight columns have about sixty million. */
export const MOST_UNPACKED = 400_000_000;
/** A sheet is packed to a tenth or so; what is packed to less than a two-hundredth of more than this was made for harm. */
const MOST_RATIO = 200;
const ALWAYS_FINE = 20_000_000;

/** The parts of a ZIP file, of which nothing is unpacked that nobody asked for, and never too much. */
export class ZipParts {
  private unpacked = 0;

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws UnreadableList for a file that is no ZIP, or has too many parts */
  static async open(path: string): Promise<ZipParts> {
    const file = await opened(path);
    try {
      return new ZipParts(file, await entriesOf(file));
    } catch (problem) {
      file.close();
      throw problem;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of one part as they are unpacked. @throws UnreadableList before the first byte too many */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry)
      throw new UnreadableList('MALFORMED_FILE', `The workbook lacks its part ${name.slice(0, 80)}.`);
    refuseBomb(entry, this.unpacked);
    try {
      const stream: Readable = await this.file.openReadStreamPromise(entry);
      for await (const piece of stream) {
        this.unpacked += (piece as Buffer).length;
        if (this.unpacked > MOST_UNPACKED) throw tooLarge();
        yield piece as Buffer;
      }
    } catch (problem) {
      throw problem instanceof UnreadableList ? problem : damaged(problem);
    }
  }

  close(): void {
    this.file.close();
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    } as never);
  } catch (problem) {
    throw damaged(problem);
  }
}

/** Declared sizes are held to while it is unpacked: a part that is longer than it says is damaged. */
function refuseBomb({ uncompressedSize, compressedSize }: Entry, before: number): void {
  if (before + uncompressedSize > MOST_UNPACKED) throw tooLarge();
  if (uncompressedSize > ALWAYS_FINE && uncompressedSize > MOST_RATIO * compressedSize) throw tooLarge();
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    file.on('entry', (entry: Entry) => {
      if (entry.isEncrypted())
        return reject(new UnreadableList('MALFORMED_FILE', 'The file is locked with a password.'));
      entries.set(entry.fileName, entry);
      if (entries.size > MOST_PARTS) return reject(tooLarge());
      file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', (problem) => reject(damaged(problem)));
    file.readEntry();
  });
}

function tooLarge(): UnreadableList {
  return new UnreadableList(
    'UNPACKS_TOO_LARGE',
    `Unpacked, the file would have more than ${MOST_UNPACKED} bytes or be far larger than it is. Nothing of it was read.`,
  );
}

function damaged(problem: unknown): UnreadableList {
  return new UnreadableList('MALFORMED_FILE', `The workbook is damaged: ${(problem as Error).message}`);
}
