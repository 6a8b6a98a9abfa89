import fc from 'fast-check';
import { calendarDate, dateTime, isCalendarDate } from './times.js';

const inYears = {
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T23:59:59.999Z'),
  noInvalidDate: true,
};

describe('days', () => {
  test('every day of the calendar is accepted and stays as it is', () => {
    fc.assert(
      fc.property(fc.date(inYears), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(calendarDate().parse(day)).toBe(day);
      }),
    );
  });

  test('a day is in the calendar when Date, which rolls over, gives it back', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const text = `${year}-${two(month)}-${two(day)}`;
          const date = new Date(Date.UTC(year, month - 1, day));
          expect(isCalendarDate(text)).toBe(date.toISOString().slice(0, 10) === text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '2020-02-30',
    '2019-02-29',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '1899-12-31',
    '2200-01-01',
  ])('%s is refused, and the sentence names it', (day) => {
    expect(calendarDate().safeParse(day).error?.issues[0]?.message).toContain(day);
  });

  test.each([
    '',
    '2020-2-3',
    '20200313',
    '2020-03-13T00:00:00Z',
    '13.03.2020',
    ' 2020-03-13',
    '２０２０-03-13',
  ])('%j is no date', (text) => {
    expect(calendarDate().safeParse(text).error?.issues[0]?.message).toMatch(/such as 2020-03-13/);
  });
});

describe('moments', () => {
  test('what Date writes is read back to the millisecond', () => {
    fc.assert(
      fc.property(fc.date(inYears), (date) => {
        expect(dateTime().parse(date.toISOString())).toEqual(date);
      }),
    );
  });

  test.each([
    ['2020-03-13T10:30:00+01:00', '2020-03-13T09:30:00.000Z'],
    ['2020-03-13T00:00:00-05:30', '2020-03-13T05:30:00.000Z'],
    ['2020-03-13T09:30:00.123456789Z', '2020-03-13T09:30:00.123Z'],
  ])('%s is %s', (text, moment) => {
    expect(dateTime().parse(text).toISOString()).toBe(moment);
  });

  test.each([
    '2020-03-13T10:30:00',
    '2020-03-13 10:30:00Z',
    '2020-03-13T10:30Z',
    '2020-03-13T24:00:00Z',
    '2020-03-13T10:60:00Z',
    '2020-03-13T23:59:60Z',
    '2020-03-13T10:30:00+15:00',
    '2020-03-13T10:30:00+0100',
    '2020-02-30T10:30:00Z',
    '1584091800',
    '',
  ])('%s is refused', (text) => {
    expect(dateTime().safeParse(text).success).toBe(false);
  });
});
