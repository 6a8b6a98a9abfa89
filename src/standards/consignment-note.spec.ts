import { parseRailNote, parseRoadNote, railNoteParts } from './consignment-note.js';

describe('the number of a road consignment note', () => {
  it.each([
    ['  BE  2020/17-a ', 'BE 2020/17-a'],
    ['№ 12', '№ 12'],
  ])('%j is %s, for the convention gives it no form', (text, value) => {
    expect(parseRoadNote(text)).toEqual({ ok: true, value });
  });

  it.each([
    [' ', 'EMPTY'],
    ['X'.repeat(36), 'WRONG_LENGTH'],
    ['A\u0007B', 'WRONG_CHARACTERS'],
    ['A\nB', 'WRONG_CHARACTERS'],
    ['１２', 'FULL_WIDTH_DIGITS'],
  ])('%j is none: %s', (text, code) => {
    expect(parseRoadNote(text)).toMatchObject({ ok: false, code });
  });
});

describe('the number of a rail consignment note', () => {
  it('is put together from its groups, and told apart again', () => {
    expect(parseRailNote('88 2182 003434-12345')).toEqual({ ok: true, value: '88218200343412345' });
    expect(railNoteParts('88218200343412345')).toEqual({
      country: '88',
      carrier: '2182',
      station: '003434',
      serial: '12345',
    });
  });

  it('of another form is kept as it is printed', () => {
    expect(parseRailNote('SMGS  00042-B')).toEqual({ ok: true, value: 'SMGS 00042-B' });
    expect(railNoteParts('SMGS 00042-B')).toBeNull();
  });

  it('is never nothing', () => {
    expect(parseRailNote('  ')).toMatchObject({ ok: false, code: 'EMPTY' });
  });
});
