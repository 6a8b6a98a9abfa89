import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What an independent reader found on a picture: symbology identifier and data, in GS1's brackets. */
export interface ReadSymbol {
  readonly identifier: string;
  readonly text: string;
}

/** A picture, four bytes a dot; or the bytes of a PNG. */
export type Picture =
  | { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }
  | Buffer;

/** Every page of a PDF as a picture of so many dots a point (1 is 72 dpi). */
export async function picturesOf(pdf: Buffer, scale = 4): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pictures: Picture[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    pictures.push({ data: new Uint8ClampedArray(data), width, height });
  }
  document.destroy();
  library.destroy();
  return pictures;
}

/** The symbols on a picture, by identifier. */
export async function symbolsOn(picture: Picture): Promise<ReadSymbol[]> {
  prepareZXingModule({ overrides: { wasmBinary: wasm() } });
  const input = Buffer.isBuffer(picture)
    ? new Uint8Array(picture)
    : (picture as unknown as Parameters<typeof readBarcodes>[0]);
  const found = await readBarcodes(input, { tryHarder: true });
  return found
    .map(({ symbologyIdentifier, text }) => ({ identifier: symbologyIdentifier, text }))
    .sort((one, other) => (one.identifier < other.identifier ? -1 : 1));
}

function wasm(): ArrayBuffer {
  const file = readFileSync(join('node_modules', 'zxing-wasm', 'dist/reader/zxing_reader.wasm'));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
