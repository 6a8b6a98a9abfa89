import PDFDocument from 'pdfkit';
import { paperFonts, runsOf } from './fonts.js';
import type { SymbolShape } from './symbol-shapes.js';

/** Points of a millimetre. */
export const MM = 72 / 25.4;

/** Where something stands on a page, in points from the left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Print {
  /** In points. */
  readonly size: number;
  /** Lines that there is room for; what does not fit ends in dots. */
  readonly lines?: number;
  readonly align?: 'left' | 'centre' | 'right';
}

interface Letter {
  readonly font: string;
  readonly text: string;
  readonly width: number;
}

const LINE_HEIGHT = 1.3;

/** A PDF that is being written: text in all scripts of the hub, and symbols as drawings, sharp at any size. */
export class Paper {
  private readonly document: PDFKit.PDFDocument;
  private readonly pieces: Buffer[] = [];
  private readonly ended: Promise<void>;

  /** @param format width and height in points */
  constructor(
    private readonly format: readonly [number, number],
    title: string,
  ) {
    const info = { Title: title, Producer: 'Liège Hub' };
    this.document = new PDFDocument({ autoFirstPage: false, margin: 0, info });
    for (const { name, file } of paperFonts()) this.document.registerFont(name, file);
    this.document.on('data', (piece: Buffer) => this.pieces.push(piece));
    this.ended = new Promise((resolve, reject) => {
      this.document.on('end', resolve).on('error', reject);
    });
  }

  addPage(): void {
    this.document.addPage({ size: [...this.format], margin: 0 });
  }

  /** @returns the y below the last line */
  write(text: string, { x, y, width }: Box, { size, lines = 1, align = 'left' }: Print): number {
    const broken = this.broken(text, width, size, lines);
    broken.forEach((letters, place) => {
      const used = letters.reduce((sum, letter) => sum + letter.width, 0);
      const shift = align === 'left' ? 0 : (width - used) / (align === 'centre' ? 2 : 1);
      this.writeLine(letters, x + shift, y + place * size * LINE_HEIGHT, size);
    });
    return y + broken.length * size * LINE_HEIGHT;
  }

  /** @param height of the whole symbol, in points */
  draw(
    { dark, height: rows }: SymbolShape,
    at: { x: number; y: number },
    module: number,
    height: number,
  ): void {
    for (const { x, y, width, height: high } of dark)
      this.document.rect(
        at.x + x * module,
        at.y + (y * height) / rows,
        width * module,
        (high * height) / rows,
      );
    this.document.fill('black');
  }

  rule({ x, y, width }: Box): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.5)
      .stroke();
  }

  async finish(): Promise<Buffer> {
    this.document.end();
    await this.ended;
    return Buffer.concat(this.pieces);
  }

  private writeLine(letters: readonly Letter[], x: number, y: number, size: number): void {
    let at = x;
    for (const { font, text, width } of joined(letters)) {
      this.document.font(font).fontSize(size).text(text, at, y, { lineBreak: false });
      at += width;
    }
  }

  /** Broken between letters, since Chinese has no blanks, but at a blank where there is one near. */
  private broken(text: string, width: number, size: number, most: number): Letter[][] {
    const letters = this.measured(text, size);
    const lines: Letter[][] = [];
    let rest = letters;
    while (rest.length > 0 && lines.length < most) {
      const isLast = lines.length === most - 1;
      const fits = fitting(rest, width);
      if (fits === rest.length || !isLast) {
        const end = fits === rest.length ? fits : breakBefore(rest, fits);
        lines.push(rest.slice(0, end));
        rest = rest.slice(end);
      } else {
        lines.push([...rest.slice(0, Math.max(0, fits - 2)), ...this.measured('…', size)]);
      }
    }
    return lines;
  }

  private measured(text: string, size: number): Letter[] {
    return runsOf(text).flatMap(({ font, text: run }) => {
      this.document.font(font).fontSize(size);
      return [...run].map((letter) => ({ font, text: letter, width: this.document.widthOfString(letter) }));
    });
  }
}

/** Neighbours of one font are printed at once: a page of single letters takes ten times as long. */
function joined(letters: readonly Letter[]): Letter[] {
  const runs: { font: string; text: string; width: number }[] = [];
  for (const { font, text, width } of letters) {
    const last = runs.at(-1);
    if (last?.font === font) {
      last.text += text;
      last.width += width;
    } else runs.push({ font, text, width });
  }
  return runs;
}

function fitting(letters: readonly Letter[], width: number): number {
  let used = 0;
  const over = letters.findIndex((letter) => {
    used += letter.width;
    return used > width;
  });
  return over < 0 ? letters.length : Math.max(1, over);
}

function breakBefore(letters: readonly Letter[], fits: number): number {
  const blank = letters.slice(0, fits + 1).findLastIndex(({ text }) => text === ' ');
  return blank > fits / 2 ? blank + 1 : fits;
}
