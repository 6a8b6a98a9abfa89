import { Readable } from 'node:stream';
import { Refused } from '../refusals/refusal.js';
import { UPLOAD_BROKEN } from './files.refusals.js';

export interface HeadedFile {
  /** The first bytes, at least as many as were asked for; of a shorter file all of them. */
  readonly head: Buffer;
  /** All bytes, from the first. */
  readonly bytes: Readable;
}

/** Looks at the first bytes of a file that is being sent. @throws Refused UPLOAD_BROKEN, also the stream it gives */
export async function headOf(sent: AsyncIterable<Buffer>, least: number): Promise<HeadedFile> {
  const pieces = sent[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let known = 0;
  while (known < least) {
    const { done, value } = await next(pieces);
    if (done) break;
    head.push(value);
    known += value.length;
  }
  const start = Buffer.concat(head);
  return { head: start, bytes: Readable.from(rest(start, pieces), { objectMode: false }) };
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
