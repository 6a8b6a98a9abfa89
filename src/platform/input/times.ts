import { z } from 'zod';

const LENGTH_OF_DAY = 'YYYY-MM-DD'.length;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** ISO 8601 with seconds and an offset or Z. Without an offset nobody knows which moment is meant. */
const MOMENT =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Years outside are typing errors: nothing that the hub handles was made or expires there. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** True for a day that the calendar has, in the years 1900 to 2199: not for 2020-02-30. */
export function isCalendarDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (DAY.exec(text) ?? []).map(Number);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last one of this.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The scans of a batch are nearly always of one day, and a day that was good once stays good. */
let lastGoodDay = '';

/** True for a moment as ISO 8601 writes it, with its offset. `Date` alone would turn 30 February into 1 March. */
export function isMoment(text: string): boolean {
  if (!MOMENT.test(text)) return false;
  const day = text.slice(0, LENGTH_OF_DAY);
  if (day === lastGoodDay) return true;
  if (!isCalendarDate(day)) return false;
  lastGoodDay = day;
  return true;
}

/** A day without a time, such as an expiry. Stays the text `YYYY-MM-DD`, because it has no time zone. */
export function calendarDate() {
  return z
    .string('This must be a date such as 2020-03-13.')
    .refine((text) => DAY.test(text), {
      error: 'This must be a date such as 2020-03-13 (year, month, day).',
      abort: true,
    })
    .refine(isCalendarDate, {
      error: ({ input }) => `The calendar has no day ${String(input)}.`,
    });
}

/** A moment, as a Date of millisecond precision (as the database keeps it; further digits are cut). */
export function dateTime() {
  return z
    .string('This must be a time such as 2020-03-13T09:30:00Z.')
    .refine((text) => MOMENT.test(text), {
      error:
        'This must be a time with its offset, such as 2020-03-13T09:30:00Z or 2020-03-13T10:30:00+01:00.',
      abort: true,
    })
    .refine(isMoment, {
      error: ({ input }) => `The calendar has no such day: ${String(input)}.`,
    })
    .transform((text) => new Date(text));
}
