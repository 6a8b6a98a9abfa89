import fc from 'fast-check';
import { airlinePrefixOf, formatAwb, nextAwb, parseAwb } from './awb.js';

const good = fc
  .tuple(fc.stringMatching(/^[0-9]{3}$/), fc.nat(9_999_998))
  .map(([prefix, serial]) => `${prefix}${String(serial).padStart(7, '0')}${serial % 7}`);

describe('an air waybill number', () => {
  it.each([
    ['235-12345675', '23512345675'],
    ['235-1234 5675', '23512345675'],
    ['23576543213', '23576543213'],
    ['235 99999992', '23599999992'],
    ['700-00000070', '70000000070'],
  ])('is read from %s', (text, value) => {
    expect(parseAwb(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'EMPTY'],
    ['235-1234567', 'WRONG_LENGTH'],
    ['WFS-12345675', 'WRONG_CHARACTERS'],
    ['235-1234567５', 'FULL_WIDTH_DIGITS'],
    ['235-12345676', 'WRONG_CHECK_DIGIT'],
    ['235-12345679', 'WRONG_CHECK_DIGIT'],
  ])('is not %j: %s', (text, code) => {
    expect(parseAwb(text)).toMatchObject({ ok: false, code });
  });

  it('is printed in groups, and read again', () => {
    expect(formatAwb('23512345675')).toBe('235-1234 5675');
    fc.assert(fc.property(good, (awb) => expect(parseAwb(formatAwb(awb))).toEqual({ ok: true, value: awb })));
  });

  it('has a successor 11 higher, or 4 higher after a check digit of 6', () => {
    fc.assert(
      fc.property(good, (awb) => {
        const next = nextAwb(awb);
        if (!next.ok) throw new Error(next.message);
        expect(parseAwb(next.value)).toEqual(next);
        expect(airlinePrefixOf(next.value)).toBe(airlinePrefixOf(awb));
        expect(Number(next.value.slice(3)) - Number(awb.slice(3))).toBe(awb.endsWith('6') ? 4 : 11);
      }),
    );
  });

  it('has no successor at the end of the stock', () => {
    expect(nextAwb('23599999992')).toMatchObject({ ok: false, code: 'SERIAL_OUT_OF_RANGE' });
  });
});
