import { parseUldNumber } from './uld-number.js';

describe('the code of a unit load device', () => {
  it.each([
    ['AKE 12345 CV', 'AKE12345CV'],
    ['pmc-12345-5x', 'PMC123455X'],
    ['AKE1234QR', 'AKE1234QR'],
    ['PAG12345ABC', 'PAG12345ABC'],
  ])('%s is %s', (text, value) => {
    expect(parseUldNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'EMPTY'],
    ['AKE 123 CV', 'WRONG_LENGTH'],
    ['AKE 123456 CVX', 'WRONG_LENGTH'],
    ['A1E12345CV', 'WRONG_FORMAT'],
    ['AKE1234512', 'WRONG_FORMAT'],
    ['AKE１２３４５CV', 'FULL_WIDTH_DIGITS'],
  ])('%j is none: %s', (text, code) => {
    expect(parseUldNumber(text)).toMatchObject({ ok: false, code });
  });
});
