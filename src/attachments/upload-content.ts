import { Readable } from 'node:stream';
import { type FileKind, fileKindOf, HEAD_BYTES, isProgram } from '../platform/files/file-kind.js';
import { FILE_TYPE_NOT_TAKEN, UPLOAD_BROKEN } from '../platform/files/files.refusals.js';
import { Refused } from '../platform/refusals/refusal.js';

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
  const pieces = sent[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let known = 0;
  while (known < HEAD_BYTES) {
    const { done, value } = await next(pieces);
    if (done) break;
    head.push(value);
    known += value.length;
  }
  const start = Buffer.concat(head);
  return { kind: kindOf(start), bytes: Readable.from(rest(start, pieces), { objectMode: false }) };
}

async function* rest(start: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  for (let piece = await next(pieces); !piece.done; piece = await next(pieces)) yield piece.value;
}

/** The connection is gone, or broke the rules of HTTP: nobody is there to hear more. */
async function next(pieces: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await pieces.next();
  } catch (problem) {
    throw problem instanceof Refused ? problem : UPLOAD_BROKEN.because('The file did not arrive whole.');
  }
}

function kindOf(head: Buffer): FileKind {
  const kind = fileKindOf(head);
  if (kind) return kind;
  const what = isProgram(head) ? 'a program' : head.length === 0 ? 'empty' : 'no JPEG, PNG or PDF';
  throw FILE_TYPE_NOT_TAKEN.because(`The file is ${what}. Photos and papers are taken as JPEG, PNG or PDF.`);
}
