import fc from 'fast-check';
import { gs1CheckDigit, hasValidGs1CheckDigit, withGs1CheckDigit } from './gs1-check-digit.js';

const body = fc.stringMatching(/^[0-9]{1,17}$/);

describe('the GS1 check digit', () => {
  it.each([
    ['0541234500001', 3],
    ['541234500001', 3],
    ['1541234500001', 0],
    ['35412345000000001', 4],
    ['15412345100000001', 7],
    ['10614141234567890', 8],
    ['1061414123456789', 4],
  ])('of %s is %i', (digits, expected) => {
    expect(gs1CheckDigit(digits)).toBe(expected);
    expect(hasValidGs1CheckDigit(`${digits}${expected}`)).toBe(true);
  });

  it.each(['', '12a4', '1:4', '1/4', '１２３', ' 12'])('is refused for %j', (text) => {
    expect(() => gs1CheckDigit(text)).toThrow(RangeError);
  });

  it.each(['', '0', '1:', '0/4', '0x', 'x0', '１0'])('is not valid in %j', (text) => {
    expect(hasValidGs1CheckDigit(text)).toBe(false);
  });

  it('is one of ten, and the other nine are wrong', () => {
    fc.assert(
      fc.property(body, (digits) => {
        const valid = [...'0123456789'].filter((digit) => hasValidGs1CheckDigit(digits + digit));
        expect(valid).toEqual([String(gs1CheckDigit(digits))]);
      }),
    );
  });

  it('does not change with zeros on the left', () => {
    fc.assert(
      fc.property(body, (digits) => expect(gs1CheckDigit(`00${digits}`)).toBe(gs1CheckDigit(digits))),
    );
  });

  it('detects every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const key = withGs1CheckDigit(digits);
        const index = place % key.length;
        const wrong = String((Number(key[index]) + shift) % 10);
        expect(hasValidGs1CheckDigit(key.slice(0, index) + wrong + key.slice(index + 1))).toBe(false);
      }),
    );
  });

  it('detects neighbours that changed places, unless they differ by five', () => {
    fc.assert(
      fc.property(body, fc.nat(), (digits, place) => {
        const key = withGs1CheckDigit(digits);
        const index = place % (key.length - 1);
        const [left = '', right = ''] = key.slice(index, index + 2);
        const swapped = key.slice(0, index) + right + left + key.slice(index + 2);
        const difference = Math.abs(Number(left) - Number(right));
        expect(hasValidGs1CheckDigit(swapped)).toBe(difference === 0 || difference === 5);
      }),
    );
  });
});
