import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type AnchorLine,
  type BeginLine,
  digestOfLine,
  type WrittenLine,
  writtenLine,
} from './anchor-line.js';

/** Bytes from the end in which the last line is looked for: a line of 500 heads has some 40,000. */
const TAIL = 1_048_576;
const LINE_FEED = 10;

export interface Tail {
  /** The last whole line; null: nobody has written one yet. */
  readonly last: WrittenLine | null;
  /** Somebody was killed in the middle of writing a line: its beginning stands at the end. */
  readonly torn: boolean;
}

/** One line of a file, or what stands in its place. */
export interface ReadLine {
  readonly place: number;
  readonly written: WrittenLine | null;
}

/** The file of anchors: it is only ever added to, so that it may lie where nobody can do anything else to it. */
export class AnchorFile {
  readonly path: string;

  /** @param folder of HUB_ANCHOR_DIR */
  constructor(folder: string) {
    this.path = resolve(join(folder, 'history.anchors'));
  }

  /** How the file ends. @throws Error for one that has lines, and no whole one near its end */
  async tail(): Promise<Tail> {
    const bytes = await this.lastBytes();
    if (!bytes || bytes.length === 0) return { last: null, torn: false };
    const torn = bytes.at(-1) !== LINE_FEED;
    const lines = bytes.toString('utf8').split('\n').filter(Boolean).reverse();
    for (const text of lines) {
      const last = writtenLine(text);
      if (last) return { last, torn };
    }
    if (lines.length > 1) throw new Error(`${this.path} has no whole line of anchors near its end`);
    return { last: null, torn };
  }

  /** The line that names the file: its first whole one. */
  async beginning(): Promise<BeginLine | null> {
    for await (const { written } of this.lines()) {
      if (written) return 'format' in written.line ? written.line : null;
    }
    return null;
  }

  /** On disk before it resolves. @returns the line's digest */
  async add(line: AnchorLine, afterTorn: boolean): Promise<string> {
    const text = JSON.stringify(line);
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.write(`${afterTorn ? '\n' : ''}${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    if (line.number === 1) await syncFolder(dirname(this.path));
    return digestOfLine(text);
  }

  /** Lines from the first to the last, some at a time. A file that is not there has none. */
  async *lines(): AsyncGenerator<ReadLine> {
    const file = await this.opened();
    if (!file) return;
    let place = 0;
    try {
      for await (const text of file.readLines({ autoClose: false })) {
        place += 1;
        yield { place, written: writtenLine(text) };
      }
    } finally {
      await file.close();
    }
  }

  /** Lays the file aside, for a new one that begins in its place. @returns its new name, or null without a file */
  async layAside(now: Date): Promise<string | null> {
    const aside = `${this.path}.until-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    try {
      await rename(this.path, aside);
      return aside;
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw problem;
    }
  }

  private async lastBytes(): Promise<Buffer | null> {
    const file = await this.opened();
    if (!file) return null;
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer;
    } finally {
      await file.close();
    }
  }

  /** Null when there is none. */
  private opened(): Promise<FileHandle | null> {
    return open(this.path, 'r').catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return null;
      throw problem;
    });
  }
}

/** The name of a new file is in its folder only after this. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
