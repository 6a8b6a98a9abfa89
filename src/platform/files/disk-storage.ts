import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedKey, newFileKey } from './file-key.js';
import { FileMissing, type FileRules, type FileStorage, type StoredFile } from './file-storage.js';
import { spool } from './spool.js';

/** Files below one folder: `ab/<id ending in ab>`, and `incoming` for those that are still being written. */
export class DiskStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  async put(content: Readable | Buffer, rules: FileRules, key = newFileKey()): Promise<StoredFile> {
    const incoming = this.incomingOf(key);
    const path = this.pathOf(key);
    await mkdir(dirname(incoming), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    const spooled = await spool(content, incoming, rules);
    // Whole or not at all: a name is given only to what the disk has already.
    await rename(incoming, path);
    await syncFolder(dirname(path));
    await syncFolder(this.folder);
    return { key, ...spooled };
  }

  async get(key: string): Promise<Readable> {
    try {
      const file = await open(this.pathOf(key), 'r');
      return file.createReadStream();
    } catch (problem) {
      throw isMissing(problem) ? new FileMissing(key) : problem;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.incomingOf(key), { force: true });
    await rm(this.pathOf(key), { force: true });
  }

  private incomingOf(key: string): string {
    return join(this.folder, 'incoming', checkedKey(key));
  }

  /** The last two digits are random; the first ones of a time-ordered id would put all of a day into one folder. */
  private pathOf(key: string): string {
    const name = checkedKey(key);
    return join(this.folder, name.slice(-2), name);
  }
}

/** A rename survives a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(problem: unknown): boolean {
  return (problem as NodeJS.ErrnoException).code === 'ENOENT';
}
