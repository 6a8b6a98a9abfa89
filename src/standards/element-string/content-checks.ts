import type { ScanProblemCode } from '../decoded-scan.js';
import { gs1CheckDigit, hasValidGs1CheckDigit } from '../gs1-check-digit.js';
import { gs1CheckPair, hasValidGs1CheckPair } from '../gs1-check-pair.js';
import { isCalendarDate, readGs1Date } from '../gs1-date.js';
import { hasValidIbanCheck } from '../iban-check.js';
import type { ContentCheck } from './ai-format.js';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS } from './country-codes.data.js';
import { couponFault, couponOfferFault } from './coupon-code.js';
import { CURRENCY_NUMBERS } from './currency-codes.data.js';
import { PACKAGE_TYPES } from './package-types.data.js';

export interface ContentFault {
  code: ScanProblemCode;
  message: string;
}

type Check = (part: string, referenceYear: number) => ContentFault | undefined;

/** IBANs are longer (15 characters at least); what has less than this cannot be judged at all. */
const SHORTEST_IBAN = 11;

/**
 * One function for every kind of content that the table names. They run on parts whose length and characters
 * are right. A new kind in ContentCheck does not compile until it has its function here.
 */
export const CONTENT_CHECKS: Readonly<Record<ContentCheck, Check>> = {
  // As GS1's own check has it; padding may be left out.
  BASE64_PADDING: (part) =>
    unless(
      /^[^=]+(={0,2})$/.test(part) && (!part.endsWith('=') || part.length % 3 === 0),
      'its padding is wrong',
    ),
  CHECK_DIGIT: (part) => {
    if (hasValidGs1CheckDigit(part)) return undefined;
    const expected = gs1CheckDigit(part.slice(0, -1));
    return { code: 'WRONG_CHECK_DIGIT', message: `the check digit should be ${expected}` };
  },
  CHECK_PAIR: (part) => {
    if (part.length < 2) return wrong('it is too short for its two check characters');
    if (hasValidGs1CheckPair(part)) return undefined;
    const expected = gs1CheckPair(part.slice(0, -2));
    return { code: 'WRONG_CHECK_DIGIT', message: `the check characters should be ${expected}` };
  },
  COMPANY_PREFIX: (part) => unless(/^[0-9]{4}/.test(part), 'it does not begin with a GS1 company prefix'),
  COUNTRY_LETTERS: (part) => unless(COUNTRY_LETTERS.has(part), `${part} is no country of ISO 3166`),
  COUNTRY_NUMBER: (part) => unless(COUNTRY_NUMBERS.has(part), `${part} is no country of ISO 3166`),
  COUNTRY_NUMBER_OR_999: (part) =>
    unless(part === '999' || COUNTRY_NUMBERS.has(part), `${part} is neither 999 nor a country of ISO 3166`),
  COUPON: (part) => faultOf(couponFault(part)),
  COUPON_OFFER: (part) => faultOf(couponOfferFault(part)),
  CURRENCY_NUMBER: (part) => unless(CURRENCY_NUMBERS.has(part), `${part} is no currency of ISO 4217`),
  DATE: (part, referenceYear) => dateFault(part, referenceYear, false),
  DATE_OR_MONTH: (part, referenceYear) => dateFault(part, referenceYear, true),
  FULL_DATE: (part) => (isCalendarDate(part) ? undefined : noDate(part)),
  HAS_LETTER_OR_SIGN: (part) => unless(/[^0-9]/.test(part), 'it may not have digits only'),
  HOUR: (part) => timeFault(part, /^([01][0-9]|2[0-3])$/),
  HOUR_MINUTE: (part) => timeFault(part, /^([01][0-9]|2[0-3])[0-5][0-9]$/),
  IBAN: (part) => ibanFault(part),
  IMPORTER_INDEX: (part) => unless(/^[-0-9A-Z_a-z]$/.test(part), `${part} is no importer index`),
  LATITUDE: (part) => unless(Number(part) <= 1_800_000_000, 'the latitude is beyond a pole'),
  LONGITUDE: (part) => unless(Number(part) <= 3_600_000_000, 'the longitude is more than a full turn'),
  MEDIA_TYPE: (part) => unless(/^(0[1-9]|10|[89][0-9])$/.test(part), `there is no media type ${part}`),
  MINUS_SIGN: (part) => unless(part === '-', 'only a minus sign may follow the digits'),
  MINUTE_OR_SECOND: (part) => timeFault(part, /^[0-5][0-9]$/),
  NO_LEADING_ZERO: (part) => unless(!part.startsWith('0'), 'it may not begin with a zero'),
  NOT_ZERO: (part) => unless(/[1-9]/.test(part), 'it may not be zero'),
  PACKAGE_TYPE: (part) => unless(PACKAGE_TYPES.has(part), `there is no package type ${part}`),
  PERCENT_ENCODING: (part) =>
    unless(!/%(?![0-9A-Fa-f]{2})/.test(part), 'a % is not followed by two hexadecimal digits'),
  PIECE_OF_TOTAL: (part) => orderFault(part.slice(0, 2), part.slice(2)),
  POSITION_IN_SEQUENCE: (part) => {
    const [, position, end] = /^([1-9][0-9]*)\/([1-9][0-9]*)$/.exec(part) ?? [];
    return position && end ? orderFault(position, end) : wrong('it is no position such as 1/3');
  },
  SEX: (part) => unless(/^[0129]$/.test(part), 'ISO 5218 knows 0, 1, 2 and 9'),
  WINDING: (part) => unless(/^[019]$/.test(part), 'a winding direction is 0, 1 or 9'),
  YES_NO: (part) => unless(/^[01]$/.test(part), 'it is neither 0 nor 1'),
  ZERO: (part) => unless(part === '0', 'it begins with another digit than 0'),
};

function wrong(message: string): ContentFault {
  return { code: 'WRONG_CONTENT', message };
}

function unless(right: boolean, message: string): ContentFault | undefined {
  return right ? undefined : wrong(message);
}

function faultOf(message: string | undefined): ContentFault | undefined {
  return message === undefined ? undefined : wrong(message);
}

function noDate(part: string): ContentFault {
  return { code: 'IMPOSSIBLE_DATE', message: `${part} is no date` };
}

function dateFault(part: string, referenceYear: number, mayLackDay: boolean): ContentFault | undefined {
  const date = readGs1Date(part, referenceYear);
  if (!date.ok) return noDate(part);
  if (mayLackDay || date.value.dayGiven) return undefined;
  return { code: 'IMPOSSIBLE_DATE', message: `${part} has no day` };
}

function timeFault(part: string, pattern: RegExp): ContentFault | undefined {
  return pattern.test(part) ? undefined : { code: 'IMPOSSIBLE_TIME', message: `there is no time ${part}` };
}

function ibanFault(part: string): ContentFault | undefined {
  if (part.length < SHORTEST_IBAN) return wrong('it is too short for an IBAN');
  if (!/^[A-Z0-9]+$/.test(part)) return wrong('an IBAN has capital letters and digits only');
  if (!COUNTRY_LETTERS.has(part.slice(0, 2))) return wrong('it does not begin with a country');
  if (hasValidIbanCheck(part)) return undefined;
  return { code: 'WRONG_CHECK_DIGIT', message: 'the check digits of the IBAN are wrong' };
}

function orderFault(piece: string, total: string): ContentFault | undefined {
  const [first, last] = [Number(piece), Number(total)];
  return unless(first >= 1 && first <= last, `there is no piece ${first} of ${last}`);
}
