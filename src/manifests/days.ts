import { isCalendarDate } from '../platform/input/times.js';

/** What a cell with a day says: the day as YYYY-MM-DD, or why it says none. */
export type ReadDay = { readonly day: string } | { readonly problem: string };

const DAY_MILLISECONDS = 86_400_000;
/** Excel takes 1900 for a leap year, so that its days agree with the calendar's from 1 March 1900. */
const FIRST_GOOD_SERIAL = 61;
const LAST_SERIAL = 109_573;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day that Excel keeps under a number; null for one that it does not have right, or after 2199. */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  const days = Math.floor(serial) + (from1904 ? 1_462 : 0);
  if (!(days >= FIRST_GOOD_SERIAL && days <= LAST_SERIAL)) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * Reads a day as people write it: 2023-06-30, 2023/06/30, 20230630, 30.06.2023, 30/06/2023, 30-Jun-23, 2023年6月30日, and a
 * number of Excel. 03/04/2023 may be March or April and is refused.
 */
export function readDay(text: string, numeric: boolean): ReadDay {
  const serial = numeric && /^\d{5}(?:\.\d+)?$/.test(text) ? dayOfSerial(Number(text)) : null;
  if (serial) return { day: serial };
  const [year, month, day] = partsOf(text);
  if (year === 'ambiguous')
    return { problem: `"${text}" may be two days: nobody can tell day from month. Write 2023-06-30.` };
  if (year === undefined) return { problem: `"${text.slice(0, 40)}" is not a day. Write 2023-06-30.` };
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(iso) ? { day: iso } : { problem: `The calendar has no day ${text.slice(0, 40)}.` };
}

type Parts = [string, string, string] | ['ambiguous'] | [];

function partsOf(text: string): Parts {
  const plain = text.trim().replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
  const written =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(plain);
  if (written) return [written[1], written[2], written[3]] as Parts;
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{2}|\d{4})$/.exec(plain);
  const month = MONTHS.indexOf(named?.[2]?.toLowerCase() ?? '');
  if (named && month >= 0) return [fullYear(named[3] ?? ''), String(month + 1), named[1] ?? ''];
  const turned = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(plain);
  return turned ? inOrder(turned[1] ?? '', turned[2] ?? '', turned[3] ?? '', turned[4] ?? '') : [];
}

/** Points part day, month and year in that order everywhere; strokes do not, unless one of them can be no month. */
function inOrder(one: string, between: string, other: string, year: string): Parts {
  if (between === '.' || Number(one) > 12 || one === other) return [year, other, one];
  return Number(other) > 12 ? [year, one, other] : ['ambiguous'];
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}
