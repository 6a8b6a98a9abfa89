import fc from 'fast-check';
import { gs1CheckPair, hasValidGs1CheckPair } from './gs1-check-pair.js';

describe('a check pair', () => {
  it.each(['1987654Ad4X4bL5ttr2310c2K', '12345678901234567890123NT', '12345_ABCDEFGHIJKLMCP', '22'])(
    'is right in %s',
    (key) => {
      expect(hasValidGs1CheckPair(key)).toBe(true);
    },
  );

  it.each(['', '2', '33', '12345_ABCDEFGHIJKLMCQ', 'a b22', 'é22', `${'1'.repeat(98)}22`])(
    'is not in %j',
    (key) => {
      expect(hasValidGs1CheckPair(key)).toBe(false);
    },
  );

  it('finds every wrong character', () => {
    const bodies = fc.stringMatching(/^[!-?A-Z_a-z]{1,23}$/).filter((body) => !/[#$]/.test(body));
    fc.assert(
      fc.property(bodies, fc.nat(), fc.constantFrom(...'!09AZ_az'), (body, place, other) => {
        const at = place % body.length;
        const wrong = body.slice(0, at) + other + body.slice(at + 1);
        fc.pre(wrong !== body);
        expect(hasValidGs1CheckPair(wrong + gs1CheckPair(body))).toBe(false);
      }),
    );
  });

  it.each(['#', ' ', 'Liège', '1'.repeat(98)])('cannot be made for %j', (body) => {
    expect(() => gs1CheckPair(body)).toThrow(RangeError);
  });
});
