import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** What a text file may be written in. The names are those of the WHATWG's list of encodings. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030';

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Of the bytes above ASCII, how many must stand in pairs as Chinese characters do. */
const CHINESE_SHARE = 0.7;

/**
 * Tells the encoding of a whole file: by its byte order mark; by the zeros of ASCII in UTF-16; as UTF-8 when all of
 * it is valid; else GB18030 when what is above ASCII stands in pairs of the common Chinese characters (GB 2312, rows
 * 16 to 87), and Windows-1252 when it stands alone between plain letters, as accents do.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const census = new Census();
  for await (const piece of createReadStream(path)) {
    census.see(piece as Buffer);
    if (census.marked) return census.marked;
  }
  return census.verdict();
}

class Census {
  marked: Encoding | null = null;
  private started = false;
  private valid = true;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly zeros: [number, number] = [0, 0];
  private seen = 0;
  private high = 0;
  private paired = 0;
  private lead = false;

  see(piece: Buffer): void {
    if (!this.started) this.marked = markOf(piece);
    this.started = true;
    if (this.marked) return;
    if (this.valid) this.validate(piece);
    for (const byte of piece) this.count(byte);
  }

  verdict(): Encoding {
    if (this.valid) this.validate(null);
    const [even, odd] = this.zeros;
    if (even + odd > this.seen / 4) return odd > even ? 'utf-16le' : 'utf-16be';
    if (this.valid) return 'utf-8';
    return this.paired >= CHINESE_SHARE * this.high ? 'gb18030' : 'windows-1252';
  }

  private validate(piece: Buffer | null): void {
    try {
      this.decoder.decode(piece ?? undefined, { stream: piece !== null });
    } catch {
      this.valid = false;
    }
  }

  private count(byte: number): void {
    if (byte === 0) this.zeros[this.seen % 2 === 0 ? 0 : 1] += 1;
    this.seen += 1;
    if (byte < 0x80) {
      this.lead = false;
      return;
    }
    this.high += 1;
    if (this.lead && byte >= 0xa1) {
      this.paired += 2;
      this.lead = false;
    } else {
      this.lead = byte >= 0xb0 && byte <= 0xf7;
    }
  }
}

function markOf(start: Buffer): Encoding | null {
  return MARKS.find(([, mark]) => mark.every((byte, n) => start[n] === byte))?.[0] ?? null;
}
