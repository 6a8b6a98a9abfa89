/**
 * N: digits. X: the 82 characters of GS1's set 82 (ISO 646 without space, $, #, @ and the like). Y: set 39, of
 * part numbers (capitals, digits, # - /). Z: set 64, the base64 that is safe in file names and addresses.
 */
export type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

/** What is checked of a part beyond its length and characters; content-checks.ts has a function for each. */
export type ContentCheck =
  | 'BASE64_PADDING'
  | 'CHECK_DIGIT'
  | 'CHECK_PAIR'
  | 'COMPANY_PREFIX'
  | 'COUNTRY_LETTERS'
  | 'COUNTRY_NUMBER'
  | 'COUNTRY_NUMBER_OR_999'
  | 'COUPON'
  | 'COUPON_OFFER'
  | 'CURRENCY_NUMBER'
  | 'DATE'
  | 'DATE_OR_MONTH'
  | 'FULL_DATE'
  | 'HAS_LETTER_OR_SIGN'
  | 'HOUR'
  | 'HOUR_MINUTE'
  | 'IBAN'
  | 'IMPORTER_INDEX'
  | 'LATITUDE'
  | 'LONGITUDE'
  | 'MEDIA_TYPE'
  | 'MINUS_SIGN'
  | 'MINUTE_OR_SECOND'
  | 'NO_LEADING_ZERO'
  | 'NOT_ZERO'
  | 'PACKAGE_TYPE'
  | 'PERCENT_ENCODING'
  | 'PIECE_OF_TOTAL'
  | 'POSITION_IN_SEQUENCE'
  | 'SEX'
  | 'WINDING'
  | 'YES_NO'
  | 'ZERO';

/** A value is a run of parts, as (421) is three digits of a country and then a postcode. Only the last may vary. */
export interface AiPart {
  characters: CharacterSet;
  shortest: number;
  longest: number;
  optional: boolean;
  checks: readonly ContentCheck[];
}

/** What the table says of an application identifier beside its format; all of it may be left out. */
export interface AiRules {
  /** One of these must be there too. '00+02' means both; an n stands for any digit. */
  requires?: readonly string[];
  /** None of these may be there; an identifier never excludes itself. */
  excludes?: readonly string[];
  /** Key of a Digital Link: the sequences of qualifiers that may follow it, each in this order, none needed. */
  linkQualifiers?: readonly (readonly string[])[];
  /** False when a Digital Link may not carry it in its query. */
  linkAttribute?: boolean;
}

/** A row of the table. */
export interface ApplicationIdentifier extends AiRules {
  ai: string;
  label: string;
  parts: readonly AiPart[];
  /** Of the whole value, in characters. */
  shortest: number;
  longest: number;
  /** True when a separator (FNC1) must follow it unless it is last. Derived: see predefinedLength. */
  needsSeparator: boolean;
}

export function digits(length: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'N', shortest: length, longest: length, optional: false, checks };
}

export function upToDigits(longest: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'N', shortest: 1, longest, optional: false, checks };
}

export function text(length: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'X', shortest: length, longest: length, optional: false, checks };
}

export function upToText(longest: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'X', shortest: 1, longest, optional: false, checks };
}

/** Up to `longest` characters of set 39. */
export function upToPartNumber(longest: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'Y', shortest: 1, longest, optional: false, checks };
}

/** Up to `longest` characters of set 64. */
export function upToBase64(longest: number, ...checks: ContentCheck[]): AiPart {
  return { characters: 'Z', shortest: 1, longest, optional: false, checks: ['BASE64_PADDING', ...checks] };
}

export function optional(part: AiPart): AiPart {
  return { ...part, optional: true };
}

/** Rows that differ in nothing but identifier and label. */
export function alike(
  labels: Readonly<Record<string, string>>,
  make: (ai: string, label: string) => ApplicationIdentifier,
): ApplicationIdentifier[] {
  return Object.entries(labels).map(([ai, label]) => make(ai, label));
}

/** A row for each number of decimals, which the last digit of the identifier says. */
export function byDecimals(
  most: number,
  make: (decimals: number) => ApplicationIdentifier,
): ApplicationIdentifier[] {
  return Array.from({ length: most + 1 }, (_, decimals) => make(decimals));
}

export function row(
  ai: string,
  label: string,
  parts: readonly AiPart[],
  rules: AiRules = {},
): ApplicationIdentifier {
  return {
    ...rules,
    ai,
    label,
    parts,
    shortest: parts.reduce((sum, part) => sum + (part.optional ? 0 : part.shortest), 0),
    longest: parts.reduce((sum, part) => sum + part.longest, 0),
    needsSeparator: predefinedLength(ai) === undefined,
  };
}

/**
 * Length of identifier and value together for those whose first two digits say it, in characters; undefined
 * for all others. Only these need no separator, and only by this list: (402) always has 17 digits and needs
 * one all the same. Some prefixes are reserved and in no table, yet a reader can step over them.
 */
export function predefinedLength(ai: string): number | undefined {
  return PREDEFINED_LENGTHS.get(ai.slice(0, 2));
}

const PREDEFINED_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['00', 20],
  ['01', 16],
  ['02', 16],
  ['03', 16],
  ['04', 18],
  ...prefixes(11, 19, 8),
  ['20', 4],
  ...prefixes(31, 36, 10),
  ['41', 16],
]);

function prefixes(first: number, last: number, length: number): [string, number][] {
  return Array.from({ length: last - first + 1 }, (_, index) => [String(first + index), length]);
}
