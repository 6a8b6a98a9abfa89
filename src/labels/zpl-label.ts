import { type EncodableElement, toElementString } from '../standards/element-encoder.js';
import { dataElements, type LabelContent, numberElements } from './label-content.js';
import { captionsOf } from './label-texts.js';
import type { Language } from './label-words.data.js';

/** A6, 105 x 148 mm, on the usual printer of 8 dots a millimetre (203 dpi). */
const DOTS = 8;
const WIDTH = 105 * DOTS;
const LENGTH = 148 * DOTS;
const MARGIN = 5 * DOTS;
const LINE = 36;
const TEXT_HEIGHT = 28;
/** A module of half a millimetre: the least that GS1 allows on a logistic label is 0.495. */
const MODULE = 4;
/** 32 mm: the least that GS1 allows is 31.75. */
const BAR_HEIGHT = 32 * DOTS;
const SQUARE_MODULE = 6;
/** Modules of the bars of an SSCC: start, FNC1, ten pairs, check, stop. */
const BAR_MODULES = 156;
const SEPARATOR = '\u001d';

/**
 * A logistic label in ZPL II, for a label printer. Whatever is printed as text is escaped: a name that looks
 * like a command is a name. Letters that the printer's own font lacks need a font linked to it (`^FL`).
 */
export function toZpl(content: LabelContent, language: Language): string {
  const barsAt = LENGTH - MARGIN - LINE - BAR_HEIGHT;
  return [
    '^XA',
    '^CI28',
    `^PW${WIDTH}`,
    `^LL${LENGTH}`,
    '^LH0,0',
    ...captions(content, language),
    square(dataElements(content), WIDTH - MARGIN - 32 * SQUARE_MODULE, barsAt - 36 * SQUARE_MODULE),
    bars(numberElements(content), (WIDTH - BAR_MODULES * MODULE) / 2, barsAt),
    text(`(00) ${content.sscc}`, MARGIN, barsAt + BAR_HEIGHT + 6, { centred: true }),
    '^XZ',
    '',
  ].join('\n');
}

function captions(content: LabelContent, language: Language): string[] {
  return captionsOf(content, language).map(({ title, text: words }, place) =>
    text(title ? `${title}: ${words}` : words, MARGIN, MARGIN + place * 2 * LINE, { lines: 2 }),
  );
}

function text(words: string, x: number, y: number, how: { lines?: number; centred?: boolean }): string {
  const block = `^FB${WIDTH - 2 * MARGIN},${how.lines ?? 1},0,${how.centred ? 'C' : 'L'}`;
  return `^FO${x},${y}^A0N,${TEXT_HEIGHT},${TEXT_HEIGHT}${block}^FH_^FD${escaped(words)}^FS`;
}

/** GS1-128 in subset C throughout: an even number of digits, led by FNC1. */
function bars(elements: readonly EncodableElement[], x: number, y: number): string {
  return `^FO${x},${y}^BY${MODULE}^BCN,${BAR_HEIGHT},N,N,N,N^FD>;>8${toElementString(elements)}^FS`;
}

/** GS1 DataMatrix: _1 is FNC1, first and as separator. No value has a ^ or a ~: GS1's set lacks them. */
function square(elements: readonly EncodableElement[], x: number, y: number): string {
  const data = toElementString(elements).replaceAll('_', '_d095').replaceAll(SEPARATOR, '_1');
  return `^FO${x},${y}^BXN,${SQUARE_MODULE},200,,,,_^FD_1${data}^FS`;
}

/** Letters, digits and blanks as they are; all else as the bytes of UTF-8, so that no sign is a command. */
function escaped(words: string): string {
  const bytes = Buffer.from(words.replaceAll(/\s+/g, ' ').normalize('NFC'), 'utf8');
  return [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9 ]/.test(character)
        ? character
        : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
