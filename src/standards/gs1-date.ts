import { accepted, commonFault, type Parsed, refused } from './parsed.js';

export interface Gs1Date {
  /** Calendar date, YYYY-MM-DD, of no time zone. */
  isoDate: string;
  /** False when the day was 00 and the last day of the month stands for it. */
  dayGiven: boolean;
}

/**
 * Reads the YYMMDD of the application identifiers 11 to 17.
 *
 * Day 00 means the last day of the month. GS1 withdrew it for healthcare in 2025, stock of 2020 carries it:
 * it is read, and formatGs1Date never writes it.
 *
 * @param referenceYear four digits, usually this year; the century is chosen around it
 */
export function readGs1Date(yymmdd: string, referenceYear: number): Parsed<Gs1Date> {
  const fault = commonFault(yymmdd, 'date');
  if (fault) return fault;
  if (!/^[0-9]{6}$/.test(yymmdd)) return refused('WRONG_FORMAT', 'A date is six digits, YYMMDD.');
  const year = fullYear(Number(yymmdd.slice(0, 2)), referenceYear);
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4));
  if (month < 1 || month > 12) return refused('IMPOSSIBLE_DATE', `There is no month ${yymmdd.slice(2, 4)}.`);
  const lastDay = lastDayOfMonth(year, month);
  if (day > lastDay) return refused('IMPOSSIBLE_DATE', `Month ${month} of ${year} has no day ${day}.`);
  return accepted({ isoDate: isoDateOf(year, month, day === 0 ? lastDay : day), dayGiven: day !== 0 });
}

/**
 * The YYMMDD of a calendar date, always with its day. The century is lost: only dates from 49 years before to
 * 50 years after the year of reading come back the same.
 *
 * @param isoDate YYYY-MM-DD
 * @throws RangeError when it is no date
 */
export function formatGs1Date(isoDate: string): string {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(isoDate);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const isDate = match && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
  if (!isDate) throw new RangeError(`${isoDate} is not a date.`);
  return isoDate.slice(2).replaceAll('-', '');
}

/** True for the eight digits YYYYMMDD of a day that the calendar has, in the years 0 to 9999. */
export function isCalendarDate(yyyymmdd: string): boolean {
  const match = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(yyyymmdd);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  return match !== null && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/** GS1 General Specifications: 51 or more years ahead is the century before, 50 or more behind the one after. */
function fullYear(twoDigits: number, referenceYear: number): number {
  const century = referenceYear - (referenceYear % 100);
  const ahead = twoDigits - (referenceYear % 100);
  if (ahead >= 51) return century - 100 + twoDigits;
  if (ahead <= -50) return century + 100 + twoDigits;
  return century + twoDigits;
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isoDateOf(year: number, month: number, day: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}
