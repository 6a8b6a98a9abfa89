import { scanError } from '../decoded-scan.js';
import { findIdentifier } from './ai-table.js';
import type { Reading } from './found-element.js';

/** Identifier in brackets, then everything up to the next opening bracket that is not escaped. */
const ELEMENT = /\(([0-9]{2,4})\)((?:\\\(|(?!\|\()[^(])*)(?:\|(?=\())?/y;

/**
 * Cuts the text that people read under a barcode: (00)354123450000000014(10)LOT7A. An opening bracket that
 * belongs to a value is written \( as in GS1's own tools; an unescaped one always begins an identifier. A bar
 * before one stands between the two parts of a composite symbol.
 *
 * @param trims whether blanks around a value are the typist's: GS1's character set has none
 */
export function readBracketed(raw: string, start: number, end: number, trims: boolean): Reading {
  const reading: Reading = { found: [], problems: [] };
  const data = raw.slice(0, end);
  let position = start;
  while (position < end) {
    ELEMENT.lastIndex = position;
    const match = ELEMENT.exec(data);
    if (!match) {
      const message =
        'Here an identifier in brackets should begin; an opening bracket in a value is written \\(.';
      reading.problems.push(scanError('BROKEN_BRACKETS', position, message));
      return reading;
    }
    keep(match, position, trims, reading);
    position += match[0].length;
  }
  return reading;
}

function keep(
  [, ai = '', spaced = '']: RegExpExecArray,
  position: number,
  trims: boolean,
  { found, problems }: Reading,
): void {
  const identifier = findIdentifier(ai);
  if (!identifier) {
    problems.push(scanError('UNKNOWN_AI', position + 1, `(${ai}) is no known application identifier.`));
    return;
  }
  const written = trims ? spaced.trim() : spaced;
  const value = written.replaceAll('\\(', '(');
  const valuePosition = position + ai.length + 2 + spaced.indexOf(written);
  found.push({ identifier, value, position: position + 1, valuePosition, verbatim: value === written });
}
