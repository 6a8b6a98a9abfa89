import fc from 'fast-check';
import { lostDigits, readNumber } from './numerals.js';

test.each([
  ['12000', false, 12_000],
  ['12.5', false, 12.5],
  ['12,5', false, 12.5],
  ['12,5', true, 12.5],
  ['1.234,5', false, 1_234.5],
  ['1,234.5', false, 1_234.5],
  ['1 234', false, 1_234],
  ['1\u202f234,5', true, 1_234.5],
  ['1,250', true, 1.25],
  ['200.125', false, 200.125],
  ['-5', false, -5],
])('%s is a number (decimal comma %s)', (text, comma, value) =>
  expect(readNumber(text, comma)).toEqual({ value }),
);

test.each([
  ['1,000', false],
  ['1.000', true],
  ['１２３', false],
  ['٣', false],
  ['1e3', false],
  ['0x10', false],
  ['12 kg', false],
  ['=1+1', false],
  ['', false],
])('%s is refused (decimal comma %s)', (text, comma) =>
  expect(readNumber(text, comma)).toHaveProperty('problem'),
);

test('says that the digits are other ones', () =>
  expect(readNumber('１２３', false)).toMatchObject({ problem: expect.stringContaining('full-width') }));

test('a number means the same however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_800_000 }), (grams) => {
      const value = grams / 1_000;
      expect(readNumber(String(value), false)).toEqual({ value });
      expect(readNumber(String(value).replace('.', ','), true)).toEqual({ value });
    }),
  );
});

test('long numbers of spreadsheets have lost digits', () => {
  expect(lostDigits('3.54123E+17', false)).toBe(true);
  expect(lostDigits('3,54E17', false)).toBe(true);
  expect(lostDigits('354123450000000014', true)).toBe(true);
  expect(lostDigits('354123450000000014', false)).toBe(false);
});
