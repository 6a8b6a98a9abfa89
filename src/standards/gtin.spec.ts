import fc from 'fast-check';
import { withGs1CheckDigit } from './gs1-check-digit.js';
import { indicatorDigitOf, parseGtin } from './gtin.js';

describe('a GTIN', () => {
  it.each([
    ['5412345000013', '05412345000013'],
    ['05412345000013', '05412345000013'],
    ['15412345000010', '15412345000010'],
    ['614141123452', '00614141123452'],
    ['96385074', '00000096385074'],
    ['(01)05412345000013', '05412345000013'],
    ['5 412345 000013', '05412345000013'],
  ])('%s is kept as %s', (text, gtin14) => {
    expect(parseGtin(text)).toEqual({ ok: true, value: gtin14 });
  });

  it.each([
    ['', 'EMPTY'],
    ['541234500001３', 'FULL_WIDTH_DIGITS'],
    ['541234500001X', 'WRONG_CHARACTERS'],
    ['54123450000', 'WRONG_LENGTH'],
    ['054123450000130', 'WRONG_LENGTH'],
    ['05412345000014', 'WRONG_CHECK_DIGIT'],
  ])('is not read from %j: %s', (text, code) => {
    expect(parseGtin(text)).toMatchObject({ ok: false, code });
  });

  it('of any length is the same item as its 14 digits', () => {
    const bodies = fc
      .constantFrom(7, 11, 12, 13)
      .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)));
    fc.assert(
      fc.property(bodies, (body) => {
        const short = parseGtin(withGs1CheckDigit(body));
        if (!short.ok) throw new Error(short.message);
        expect(short.value).toHaveLength(14);
        expect(parseGtin(short.value)).toEqual(short);
      }),
    );
  });

  it('tells the packaging level', () => {
    expect(indicatorDigitOf('15412345000010')).toBe(1);
  });
});
