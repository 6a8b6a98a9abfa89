/** One piece of data of a barcode. */
export interface ScanElement {
  /** Application identifier, two to four digits. */
  ai: string;
  /** As it stands in the barcode: a date is YYMMDD, a weight has no decimal point. */
  value: string;
  /** GS1's data title, for people. */
  label: string;
}

export type ScanProblemCode =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'FULL_WIDTH_DIGITS'
  | 'WRONG_KEYBOARD_LAYOUT'
  | 'NOT_GS1_SYMBOL'
  | 'NOT_RECOGNISED'
  | 'UNKNOWN_AI'
  | 'EMPTY_VALUE'
  | 'WRONG_LENGTH'
  | 'WRONG_CHARACTERS'
  | 'WRONG_CHECK_DIGIT'
  | 'WRONG_CONTENT'
  | 'IMPOSSIBLE_DATE'
  | 'IMPOSSIBLE_TIME'
  | 'REPEATED_AI'
  | 'FORBIDDEN_PAIR'
  | 'MISSING_PAIR'
  | 'SIGNATURE_WITHOUT_SERIAL'
  | 'SEPARATOR_SUSPECTED'
  | 'SEPARATOR_SUPERFLUOUS'
  | 'BROKEN_BRACKETS'
  | 'LINK_MALFORMED'
  | 'LINK_WITHOUT_KEY'
  | 'LINK_QUALIFIERS'
  | 'LINK_ATTRIBUTE';

export interface ScanProblem {
  severity: 'ERROR' | 'WARNING';
  code: ScanProblemCode;
  message: string;
  /** Index into the raw text, in UTF-16 units from 0; of an escaped or percent-encoded value, its beginning. */
  position: number;
}

/** A code that the hub prints itself, for what GS1 has no number that fits on a door. */
export interface OwnCode {
  kind: OwnCodeKind;
  /** The code as people know it, such as DOCK-1. */
  code: string;
}

export type OwnCodeKind = 'LOCATION' | 'DISPATCH';

export interface DecodedScan {
  /** True when no problem is an error. */
  ok: boolean;
  /** What was scanned, untouched. */
  raw: string;
  /** What could be read, wrong values too, in the order of the barcode: lean on it only when ok. */
  elements: ScanElement[];
  /** Set when the scan is one of the hub's own codes; then it has no elements. */
  own: OwnCode | null;
  /** In the order of their positions. */
  problems: ScanProblem[];
}

export interface ScanOptions {
  /** Four digits, usually this year: two-digit years of dates are read around it. */
  referenceYear: number;
  /**
   * Judge the symbol alone and tolerate nothing, as GS1's Syntax Engine does. Data that needs a companion, as
   * (37) needs (02), may have it on another symbol of the same label: without this its absence is a warning,
   * with it an error. So are separators that nobody needs, and blanks in or around the data.
   */
  strict?: boolean;
  /**
   * What the other symbols of the same label hold, all of them: pairs are judged over the whole label then,
   * and a companion that is on none of its symbols is an error. Not read when strict.
   */
  others?: readonly string[];
}

export function scanError(code: ScanProblemCode, position: number, message: string): ScanProblem {
  return { severity: 'ERROR', code, message, position };
}

export function scanWarning(code: ScanProblemCode, position: number, message: string): ScanProblem {
  return { severity: 'WARNING', code, message, position };
}
