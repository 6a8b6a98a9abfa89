import fc from 'fast-check';
import { couponFault, couponOfferFault } from './coupon-code.js';

const SHORTEST = '012345612345611110123';

describe('a coupon of (8110)', () => {
  it.each([
    SHORTEST,
    `${SHORTEST}111101230123456320063042006075012345661123456790000`,
    `${SHORTEST}21101239`,
    `${SHORTEST}32006304200607`,
    `${SHORTEST}50123456`,
    `${SHORTEST}611234567`,
    `${SHORTEST}90000`,
    `${SHORTEST}111101230123456320063042006075012345661123456790000`,
  ])('may be %s', (text) => {
    expect([text, couponFault(text)]).toEqual([text, undefined]);
  });

  it.each([
    ['01234561234561111012A', 'a coupon has digits only'],
    ['7', 'its length of the company prefix may not be 7'],
    ['', 'it ends before its length of the company prefix'],
    ['0123', 'its company prefix is too short'],
    [`${SHORTEST}3200230`, 'its expiry 200230 is no date'],
    [`${SHORTEST}32006064200607`, 'it expires before it starts'],
    [`${SHORTEST}90003`, "its don't multiply flag may not be 3"],
    [`${SHORTEST}0`, 'something follows behind the end of the coupon'],
    [`${SHORTEST}9000050`, 'something follows behind the end of the coupon'],
  ])('may not be %s: %s', (text, fault) => {
    expect(couponFault(text)).toBe(fault);
  });

  it('is judged without exceptions, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 70 }), (text) => {
        expect(typeof couponFault(text)).toMatch(/string|undefined/);
        expect(typeof couponOfferFault(text)).toMatch(/string|undefined/);
      }),
    );
  });
});
