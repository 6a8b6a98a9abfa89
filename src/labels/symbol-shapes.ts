import bwipjs from 'bwip-js/node';
import { type EncodableElement, toBracketedText } from '../standards/element-encoder.js';

/** A black bar or square, in modules from the left upper corner. */
export interface Dark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A symbol without its quiet zone, in modules. */
export interface SymbolShape {
  readonly width: number;
  /** 1 for bars: they are as high as there is room. */
  readonly height: number;
  readonly dark: readonly Dark[];
}

interface Encoded {
  readonly sbs?: readonly number[];
  readonly pixs?: readonly number[];
  readonly pixx?: number;
  readonly pixy?: number;
}

/** Bars of a GS1-128 symbol, for the number of a pallet. */
export function barsOf(elements: readonly EncodableElement[]): SymbolShape {
  const { sbs = [] } = encoded('gs1-128', elements);
  let x = 0;
  const dark = sbs.flatMap((width, place) => {
    const at = x;
    x += width;
    return place % 2 === 0 && width > 0 ? [{ x: at, y: 0, width, height: 1 }] : [];
  });
  return { width: x, height: 1, dark };
}

/** Squares of a GS1 DataMatrix symbol; neighbours in a row are one. */
export function squareOf(elements: readonly EncodableElement[]): SymbolShape {
  const { pixs = [], pixx = 0, pixy = 0 } = encoded('gs1datamatrix', elements);
  const dark: Dark[] = [];
  for (let y = 0; y < pixy; y += 1) dark.push(...runsOf(pixs.slice(y * pixx, (y + 1) * pixx), y));
  return { width: pixx, height: pixy, dark };
}

function runsOf(row: readonly number[], y: number): Dark[] {
  const runs: { x: number; y: number; width: number; height: number }[] = [];
  row.forEach((pixel, x) => {
    const last = runs.at(-1);
    if (!pixel) return;
    if (last && last.x + last.width === x) last.width += 1;
    else runs.push({ x, y, width: 1, height: 1 });
  });
  return runs;
}

function encoded(bcid: string, elements: readonly EncodableElement[]): Encoded {
  // Judged by the hub's own table before; the encoder's is older and knows fewer pairs.
  const options = { bcid, text: toBracketedText(elements), dontlint: true };
  const [symbol] = bwipjs.raw(options as Parameters<typeof bwipjs.raw>[0]) as unknown as Encoded[];
  if (!symbol) throw new Error(`No ${bcid} was made`);
  return symbol;
}
