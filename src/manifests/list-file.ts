import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../platform/ids/ids.js';
import { openDelimited } from './delimited.js';
import { openJson } from './json-rows.js';
import type { ListKind, OpenList } from './row.js';
import { openSheet } from './sheet-rows.js';

/**
 * Lays a file on the disk of this machine for as long as somebody reads it: its encoding is known at its end, and a ZIP
 * file has its list of contents there.
 */
export async function withFile<Result>(
  content: Readable,
  effect: (path: string) => Promise<Result>,
): Promise<Result> {
  const path = join(tmpdir(), `hub-manifest-${newId()}`);
  try {
    await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return await effect(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** @throws UnreadableList, also while its rows are read */
export async function openList(kind: ListKind, path: string): Promise<OpenList> {
  if (kind === 'CSV') return openDelimited(path);
  return kind === 'XLSX' ? openSheet(path) : openJson(path);
}
