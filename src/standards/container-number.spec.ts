import fc from 'fast-check';
import { formatContainerNumber, parseContainerNumber } from './container-number.js';
import { iso6346CheckDigit } from './iso-6346-check.js';

const good = fc
  .tuple(fc.stringMatching(/^[A-Z]{3}$/), fc.constantFrom('U', 'J', 'Z'), fc.stringMatching(/^[0-9]{6}$/))
  .map((pieces) => pieces.join(''))
  .map((body) => `${body}${iso6346CheckDigit(body)}`);

describe('a container number', () => {
  it.each(['CSQU3054383', 'csqu 305438 3', 'CSQU-305438-3'])('is read from %j', (text) => {
    expect(parseContainerNumber(text)).toEqual({ ok: true, value: 'CSQU3054383' });
  });

  it.each([
    ['', 'EMPTY'],
    ['CSQU305438', 'WRONG_LENGTH'],
    ['CSQX3054383', 'WRONG_FORMAT'],
    ['C5QU3054383', 'WRONG_FORMAT'],
    ['CSQU30543B3', 'WRONG_FORMAT'],
    ['CSQU305438３', 'FULL_WIDTH_DIGITS'],
    ['CSQU3054384', 'WRONG_CHECK_DIGIT'],
  ])('is not %j: %s', (text, code) => {
    expect(parseContainerNumber(text)).toMatchObject({ ok: false, code });
  });

  it('is read again as it is painted', () => {
    fc.assert(
      fc.property(good, (number) => {
        expect(parseContainerNumber(formatContainerNumber(number))).toEqual({ ok: true, value: number });
      }),
    );
  });

  it('with one wrong serial digit passes only where remainders 0 and 10 share the check digit 0', () => {
    fc.assert(
      fc.property(good, fc.nat(5), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const index = 4 + place;
        const wrong = String((Number(number[index]) + shift) % 10);
        const parsed = parseContainerNumber(number.slice(0, index) + wrong + number.slice(index + 1));
        expect(parsed.ok && !number.endsWith('0')).toBe(false);
      }),
    );
  });
});
