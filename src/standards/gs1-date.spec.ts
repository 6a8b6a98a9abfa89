import fc from 'fast-check';
import { formatGs1Date, readGs1Date } from './gs1-date.js';

function dateOf(yymmdd: string, referenceYear = 2020) {
  const date = readGs1Date(yymmdd, referenceYear);
  return date.ok ? date.value.isoDate : date.code;
}

describe('a GS1 date', () => {
  it.each([
    ['230630', '2023-06-30'],
    ['200313', '2020-03-13'],
    ['240229', '2024-02-29'],
  ])('%s is %s', (yymmdd, isoDate) => {
    expect(readGs1Date(yymmdd, 2020)).toEqual({ ok: true, value: { isoDate, dayGiven: true } });
  });

  it.each([
    ['130200', '2013-02-28'],
    ['160200', '2016-02-29'],
    ['240200', '2024-02-29'],
    ['230200', '2023-02-28'],
    ['230400', '2023-04-30'],
    ['231200', '2023-12-31'],
  ])('%s, without a day, is %s', (yymmdd, isoDate) => {
    expect(readGs1Date(yymmdd, 2020)).toEqual({ ok: true, value: { isoDate, dayGiven: false } });
  });

  it.each([
    [2020, '70', '2070'],
    [2020, '71', '1971'],
    [2020, '00', '2000'],
    [2050, '00', '2100'],
    [2050, '01', '2001'],
    [2051, '01', '2101'],
    [2051, '02', '2002'],
    [1999, '49', '2049'],
    [1999, '50', '1950'],
  ])('is read around %i: %s is %s', (referenceYear, twoDigits, year) => {
    expect(dateOf(`${twoDigits}0101`, referenceYear)).toBe(`${year}-01-01`);
  });

  it('knows that 2100 is no leap year', () => {
    expect(dateOf('000229', 2020)).toBe('2000-02-29');
    expect(dateOf('000229', 2060)).toBe('IMPOSSIBLE_DATE');
  });

  it.each(['231301', '230001', '230230', '230229', '230431', '230632', '000000'])(
    '%s is impossible',
    (yymmdd) => {
      expect(dateOf(yymmdd)).toBe('IMPOSSIBLE_DATE');
    },
  );

  it.each([
    ['2306', 'WRONG_FORMAT'],
    ['20230630', 'WRONG_FORMAT'],
    ['2306 0', 'WRONG_FORMAT'],
    ['23O630', 'WRONG_FORMAT'],
    ['23063０', 'FULL_WIDTH_DIGITS'],
    ['', 'EMPTY'],
  ])('%j is refused: %s', (text, code) => {
    expect(dateOf(text)).toBe(code);
  });

  it('agrees with the calendar of the machine about every six digits', () => {
    const sixDigits = fc.tuple(fc.nat(99), fc.nat(13), fc.integer({ min: 1, max: 32 }));
    fc.assert(
      fc.property(sixDigits, ([year, month, day]) => {
        const yymmdd = [year, month, day].map((number) => String(number).padStart(2, '0')).join('');
        const calendar = new Date(Date.UTC(2000 + year, month - 1, day));
        const exists = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day;
        expect(dateOf(yymmdd, 2049)).toBe(exists ? calendar.toISOString().slice(0, 10) : 'IMPOSSIBLE_DATE');
      }),
      { numRuns: 500 },
    );
  });

  it('that was written is read again, from 49 years back to 50 ahead', () => {
    const dates = fc.date({ min: new Date('1971-01-01'), max: new Date('2070-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const isoDate = date.toISOString().slice(0, 10);
        expect(readGs1Date(formatGs1Date(isoDate), 2020)).toEqual({
          ok: true,
          value: { isoDate, dayGiven: true },
        });
      }),
    );
  });

  it.each(['2023-02-29', '2023-13-01', '2023-06-00', '23-06-30', '', '2023-06-30T00:00'])(
    'is not written from %j',
    (text) => {
      expect(() => formatGs1Date(text)).toThrow(RangeError);
    },
  );
});
