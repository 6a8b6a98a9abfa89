import { commonFault, inCapitals, indexOfFullWidthDigit, withoutSpaces } from './parsed.js';

describe('reading typed text', () => {
  it('finds full-width digits and no others', () => {
    expect(indexOfFullWidthDigit('12０4')).toBe(2);
    expect(indexOfFullWidthDigit('９')).toBe(0);
    expect(indexOfFullWidthDigit('0123（Ａ）')).toBe(-1);
  });

  it('drops white space of every kind', () => {
    expect(withoutSpaces(' 1\u00a02\u30003\t\r\n')).toBe('123');
  });

  it('makes capitals of ASCII letters only', () => {
    expect(inCapitals('be-lgg9')).toBe('BE-LGG9');
    expect(inCapitals('\u017f\u0131\u00df')).toBe('\u017f\u0131\u00df');
  });

  it('knows the faults that all identifiers share', () => {
    expect(commonFault('', 'GLN')).toMatchObject({ code: 'EMPTY' });
    expect(commonFault('１', 'GLN')).toMatchObject({ code: 'FULL_WIDTH_DIGITS' });
    expect(commonFault('1', 'GLN')).toBeUndefined();
  });
});
