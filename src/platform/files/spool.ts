import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FileRules } from './file-storage.js';
import { FILE_TOO_LARGE } from './files.refusals.js';

export interface Spooled {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes a stream into a file of its own, counting and hashing on the way, and waits until the disk has it.
 * What is left of a file that was too long or broke off is removed.
 *
 * @throws Refused FILE_TOO_LARGE
 */
export async function spool(
  content: Readable | Buffer,
  path: string,
  { maxBytes }: FileRules,
): Promise<Spooled> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of piecesOf(content)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw FILE_TOO_LARGE.because(`The file is larger than ${maxBytes} bytes.`);
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } catch (problem) {
    await file.close();
    await rm(path, { force: true });
    throw problem;
  }
  await file.close();
  return { sha256: hash.digest('hex'), bytes };
}

async function* piecesOf(content: Readable | Buffer): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(content)) {
    yield content;
    return;
  }
  for await (const chunk of content) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
}
