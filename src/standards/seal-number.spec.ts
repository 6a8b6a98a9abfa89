import { parseSealNumber } from './seal-number.js';

describe('the number of a seal', () => {
  it.each([
    [' cn 0012-345 ', 'CN0012-345'],
    ['A/12.7', 'A/12.7'],
  ])('%j is %s', (text, value) => {
    expect(parseSealNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['  ', 'EMPTY'],
    ['--', 'WRONG_CHARACTERS'],
    ['封条12', 'WRONG_CHARACTERS'],
    ['X'.repeat(36), 'WRONG_LENGTH'],
    ['A１', 'FULL_WIDTH_DIGITS'],
  ])('%j is none: %s', (text, code) => {
    expect(parseSealNumber(text)).toMatchObject({ ok: false, code });
  });
});
