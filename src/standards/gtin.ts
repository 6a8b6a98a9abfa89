import { parseGs1Key } from './gs1-key.js';
import { accepted, type Parsed, withoutSpaces } from './parsed.js';

/** Digits of a GTIN as it is kept and compared. */
export const GTIN_LENGTH = 14;

/**
 * Reads a GTIN-8, -12, -13 or -14, with or without (01) before it, and returns the 14 digits that all of them
 * are stored as. Zeros on the left change no check digit, and only with them do the EAN on a box and the
 * GTIN in its DataMatrix compare as the same item.
 */
export function parseGtin(text: string): Parsed<string> {
  const digits = withoutSpaces(text).replace(/^\(01\)/, '');
  const parsed = parseGs1Key(digits, 'GTIN', [8, 12, 13, GTIN_LENGTH]);
  return parsed.ok ? accepted(padGtin(parsed.value)) : parsed;
}

/** A shorter GTIN filled with zeros on the left to 14 digits; nothing is checked. */
export function padGtin(digits: string): string {
  return digits.padStart(GTIN_LENGTH, '0');
}

/** The packaging level: 0 for the item itself, 1 to 8 for groupings of it, 9 for items of variable measure. */
export function indicatorDigitOf(gtin14: string): number {
  return Number(gtin14.charAt(0));
}
