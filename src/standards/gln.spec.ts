import { parseGln } from './gln.js';

describe('a GLN', () => {
  it('is 13 digits with a check digit', () => {
    expect(parseGln('541234500001 3')).toEqual({ ok: true, value: '5412345000013' });
  });

  it.each([
    ['5412345000014', 'WRONG_CHECK_DIGIT'],
    ['05412345000013', 'WRONG_LENGTH'],
    ['LGG', 'WRONG_CHARACTERS'],
    ['５412345000013', 'FULL_WIDTH_DIGITS'],
    ['  ', 'EMPTY'],
  ])('is not %j: %s', (text, code) => {
    expect(parseGln(text)).toMatchObject({ ok: false, code });
  });
});
