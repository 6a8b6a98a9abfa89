import type { ScanProblemCode } from '../decoded-scan.js';
import { gs1CheckDigit, hasValidGs1CheckDigit } from '../gs1-check-digit.js';
import { readGs1Date } from '../gs1-date.js';
import type { ContentCheck } from './ai-format.js';

export interface ContentFault {
  code: ScanProblemCode;
  message: string;
}

type Check = (part: string, referenceYear: number) => ContentFault | undefined;

/**
 * One function for every kind of content that the table names. They run on parts whose length and characters
 * are right. A new kind in ContentCheck does not compile until it has its function here.
 */
export const CONTENT_CHECKS: Readonly<Record<ContentCheck, Check>> = {
  CHECK_DIGIT: (part) => {
    if (hasValidGs1CheckDigit(part)) return undefined;
    const expected = gs1CheckDigit(part.slice(0, -1));
    return { code: 'WRONG_CHECK_DIGIT', message: `the check digit should be ${expected}` };
  },
  COMPANY_PREFIX: (part) => unless(/^[0-9]{4}/.test(part), 'it does not begin with a GS1 company prefix'),
  DATE: (part, referenceYear) => dateFault(part, referenceYear, false),
  DATE_OR_MONTH: (part, referenceYear) => dateFault(part, referenceYear, true),
  HOUR_MINUTE: (part) =>
    /^([01][0-9]|2[0-3])[0-5][0-9]$/.test(part)
      ? undefined
      : { code: 'IMPOSSIBLE_TIME', message: `there is no time ${part}` },
  MINUS_SIGN: (part) => unless(part === '-', 'only a minus sign may follow the digits'),
  PERCENT_ENCODING: (part) =>
    unless(!/%(?![0-9A-Fa-f]{2})/.test(part), 'a % is not followed by two hexadecimal digits'),
  LATITUDE: (part) => unless(Number(part) <= 1_800_000_000, 'the latitude is beyond a pole'),
  LONGITUDE: (part) => unless(Number(part) <= 3_600_000_000, 'the longitude is more than a full turn'),
  COUNTRY_LETTERS: (part) => unless(/^[A-Z]{2}$/.test(part), 'a country is two capital letters'),
  PIECE_OF_TOTAL: (part) => {
    const [piece, total] = [Number(part.slice(0, 2)), Number(part.slice(2))];
    return unless(piece >= 1 && piece <= total, `there is no piece ${piece} of ${total}`);
  },
};

function unless(right: boolean, message: string): ContentFault | undefined {
  return right ? undefined : { code: 'WRONG_CONTENT', message };
}

function dateFault(part: string, referenceYear: number, mayLackDay: boolean): ContentFault | undefined {
  const date = readGs1Date(part, referenceYear);
  if (!date.ok) return { code: 'IMPOSSIBLE_DATE', message: `${part} is no date` };
  if (mayLackDay || date.value.dayGiven) return undefined;
  return { code: 'IMPOSSIBLE_DATE', message: `${part} has no day` };
}
