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
  | 'SEPARATOR_SUSPECTED'
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

export interface DecodedScan {
  /** True when no problem is an error. */
  ok: boolean;
  /** What was scanned, untouched. */
  raw: string;
  /** What could be read, wrong values too, in the order of the barcode: lean on it only when ok. */
  elements: ScanElement[];
  /** In the order of their positions. */
  problems: ScanProblem[];
}

export interface ScanOptions {
  /** Four digits, usually this year: two-digit years of dates are read around it. */
  referenceYear: number;
  /**
   * Judge the symbol alone. Data that needs a companion, as (37) needs (02), may have it on another symbol of
   * the same label: without this its absence is a warning, with it an error.
   */
  strict?: boolean;
}

export function scanError(code: ScanProblemCode, position: number, message: string): ScanProblem {
  return { severity: 'ERROR', code, message, position };
}

export function scanWarning(code: ScanProblemCode, position: number, message: string): ScanProblem {
  return { severity: 'WARNING', code, message, position };
}
