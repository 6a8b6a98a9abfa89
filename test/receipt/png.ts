import { crc32, deflateSync } from 'node:zlib';

interface Bitmap {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A PNG of one byte a dot: papers are grey. */
export function toPng({ data, width, height }: Bitmap): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      // Sixteen greys are enough for print, and make a small file.
      rows[y * (width + 1) + 1 + x] = ((data[(y * width + x) * 4 + 1] as number) >> 4) * 17;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  const body = deflateSync(rows, { level: 9 });
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
