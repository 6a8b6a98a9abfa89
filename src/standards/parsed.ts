/** Why a text is not the identifier that it should be. The code names the kind of fault; the field is the caller's. */
export type IdentifierProblem =
  | 'EMPTY'
  | 'FULL_WIDTH_DIGITS'
  | 'WRONG_CHARACTERS'
  | 'WRONG_LENGTH'
  | 'WRONG_FORMAT'
  | 'WRONG_CHECK_DIGIT'
  | 'IMPOSSIBLE_DATE'
  | 'SERIAL_OUT_OF_RANGE';

/**
 * What a reader of identifiers returns. A fault is a value, never an exception: real papers carry wrong
 * numbers, and whoever receives one must be able to record it with a reason.
 */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: IdentifierProblem; message: string };

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused(code: IdentifierProblem, message: string): Parsed<never> {
  return { ok: false, code, message };
}

/**
 * Index of the first full-width digit (U+FF10 to U+FF19), or -1. Chinese and Japanese keyboards type them,
 * they look right on the screen, and folding them in silence would hide that a keyboard is set wrongly.
 */
export function indexOfFullWidthDigit(text: string): number {
  return text.search(/[\uFF10-\uFF19]/);
}

/** The text without white space: people copy numbers in the groups in which they are printed. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Small letters a to z made capital; only those, because toUpperCase() also turns strangers into ASCII letters. */
export function inCapitals(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The faults that every identifier shares, told before its own: nothing typed, or full-width digits. */
export function commonFault(text: string, name: string): Parsed<never> | undefined {
  if (text === '') return refused('EMPTY', `The ${name} is empty.`);
  if (indexOfFullWidthDigit(text) >= 0) {
    return refused(
      'FULL_WIDTH_DIGITS',
      `The ${name} has full-width digits. Switch the keyboard to half-width.`,
    );
  }
  return undefined;
}
