import fc from 'fast-check';
import { iso6346CheckDigit } from './iso-6346-check.js';
import { countryOfMrn, parseMrn } from './mrn.js';

describe('an MRN', () => {
  it.each(['06DE586600006143E1', '24BE432000ABCDE1J5', '24BE432000000009J0'])('%s is read', (mrn) => {
    expect(parseMrn(mrn)).toEqual({ ok: true, value: mrn });
  });

  it('is read with spaces and in small letters', () => {
    expect(parseMrn('06 de 5866 0000 6143 e1')).toEqual({ ok: true, value: '06DE586600006143E1' });
  });

  it.each([
    ['', 'EMPTY'],
    ['06DE586600006143E', 'WRONG_LENGTH'],
    ['D6DE586600006143E1', 'WRONG_FORMAT'],
    ['06D1586600006143E1', 'WRONG_FORMAT'],
    ['06DE58660000614-E1', 'WRONG_FORMAT'],
    ['０6DE586600006143E1', 'FULL_WIDTH_DIGITS'],
    ['06DE586600006143E2', 'WRONG_CHECK_DIGIT'],
    ['06DE586600006143M1', 'WRONG_CHECK_DIGIT'],
  ])('is not %j: %s', (text, code) => {
    expect(parseMrn(text)).toMatchObject({ ok: false, code });
  });

  it('tells its country', () => {
    expect(countryOfMrn('24BE432000ABCDE1J5')).toBe('BE');
  });

  it('has exactly one check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{2}[A-Z]{2}[A-Z0-9]{13}$/), (body) => {
        const good = [...'0123456789'].filter((digit) => parseMrn(body + digit).ok);
        expect(good).toEqual([String(iso6346CheckDigit(body))]);
      }),
    );
  });
});
