import type { Readable } from 'node:stream';
import { headOf } from '../platform/files/file-head.js';
import { type FileKind, fileKindOf, HEAD_BYTES, isProgram } from '../platform/files/file-kind.js';
import { FILE_TYPE_NOT_TAKEN } from '../platform/files/files.refusals.js';

export interface KnownContent {
  readonly kind: FileKind;
  /** All bytes, from the first. */
  readonly bytes: Readable;
}

/**
 * Looks at the first bytes of a file, and gives it back whole.
 * @throws Refused FILE_TYPE_NOT_TAKEN, UPLOAD_BROKEN
 */
export async function lookInto(sent: AsyncIterable<Buffer>): Promise<KnownContent> {
  const { head, bytes } = await headOf(sent, HEAD_BYTES);
  return { kind: kindOf(head), bytes };
}

function kindOf(head: Buffer): FileKind {
  const kind = fileKindOf(head);
  if (kind) return kind;
  const what = isProgram(head) ? 'a program' : head.length === 0 ? 'empty' : 'no JPEG, PNG or PDF';
  throw FILE_TYPE_NOT_TAKEN.because(`The file is ${what}. Photos and papers are taken as JPEG, PNG or PDF.`);
}
