import { countryOfUnLocode, parseIataAirport, parseUnLocode } from './un-locode.js';

describe('a UN/LOCODE', () => {
  it.each([
    ['BELGG', 'BELGG'],
    ['be lgg', 'BELGG'],
    ['CNYIU', 'CNYIU'],
    ['US2B9', 'US2B9'],
  ])('is read from %j', (text, value) => {
    expect(parseUnLocode(text)).toEqual({ ok: true, value });
    expect(countryOfUnLocode(value)).toBe(value.slice(0, 2));
  });

  it.each(['BELG', 'BELGGG', 'B3LGG', 'BELG1', 'BELG0', 'BE-LG', 'BE\u017fGG'])('is not %j', (text) => {
    expect(parseUnLocode(text)).toMatchObject({ ok: false, code: 'WRONG_FORMAT' });
  });

  it('is not nothing', () => {
    expect(parseUnLocode(' ')).toMatchObject({ ok: false, code: 'EMPTY' });
  });
});

describe('an IATA airport code', () => {
  it('is three letters', () => {
    expect(parseIataAirport('lgg')).toEqual({ ok: true, value: 'LGG' });
  });

  it.each([
    ['EBLG', 'WRONG_FORMAT'],
    ['LG', 'WRONG_FORMAT'],
    ['L1G', 'WRONG_FORMAT'],
    ['', 'EMPTY'],
  ])('is not %j: %s', (text, code) => {
    expect(parseIataAirport(text)).toMatchObject({ ok: false, code });
  });
});
