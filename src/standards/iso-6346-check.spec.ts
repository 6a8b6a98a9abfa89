import fc from 'fast-check';
import { iso6346CheckDigit } from './iso-6346-check.js';

/** Typed from the standard's table, not calculated. */
const VALUES: Record<string, number> = {
  A: 10,
  B: 12,
  C: 13,
  D: 14,
  E: 15,
  F: 16,
  G: 17,
  H: 18,
  I: 19,
  J: 20,
  K: 21,
  L: 23,
  M: 24,
  N: 25,
  O: 26,
  P: 27,
  Q: 28,
  R: 29,
  S: 30,
  T: 31,
  U: 32,
  V: 34,
  W: 35,
  X: 36,
  Y: 37,
  Z: 38,
};

describe('the check digit of ISO 6346', () => {
  it('gives every letter the value of the table', () => {
    for (const [letter, value] of Object.entries(VALUES))
      expect([letter, iso6346CheckDigit(letter)]).toEqual([letter, (value % 11) % 10]);
  });

  it('weighs the places with powers of two from the left', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,17}$/), (body) => {
        let sum = 0n;
        [...body].forEach((char, place) => {
          sum += BigInt(VALUES[char] ?? Number(char)) << BigInt(place);
        });
        expect(iso6346CheckDigit(body)).toBe(Number(sum % 11n) % 10);
      }),
    );
  });

  it('cannot tell A from K', () => {
    expect(iso6346CheckDigit('ABCU123456')).toBe(iso6346CheckDigit('KBCU123456'));
  });
});
