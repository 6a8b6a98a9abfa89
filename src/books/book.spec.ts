import { type BookLine, balances, inStock, received } from './book.js';

const NOTHING: BookLine = {
  consignmentId: '1',
  itemId: 1,
  lot: null,
  announced: 0,
  withdrawn: 0,
  notReceived: 0,
  short: 0,
  over: 0,
  free: 0,
  held: 0,
  allocated: 0,
  loaded: 0,
  returned: 0,
  damaged: 0,
  onTheWay: 0,
  delivered: 0,
  refused: 0,
  destroyed: 0,
  lost: 0,
  sampled: 0,
};

const whole: BookLine = {
  ...NOTHING,
  announced: 100,
  notReceived: 10,
  short: 5,
  over: 3,
  free: 1,
  held: 2,
  allocated: 3,
  loaded: 4,
  returned: 5,
  onTheWay: 20,
  delivered: 30,
  refused: 10,
  destroyed: 6,
  lost: 4,
  sampled: 3,
};

describe('the books of a line', () => {
  it('balance when what came is somewhere', () => {
    expect([received(whole), inStock(whole), balances(whole)]).toEqual([88, 15, true]);
    expect(balances(NOTHING)).toBe(true);
  });

  it('do not when something was made, vanished, or is less than nothing', () => {
    expect(balances({ ...whole, delivered: 31 })).toBe(false);
    expect(balances({ ...whole, short: 6 })).toBe(false);
    expect(balances({ ...whole, lost: -1, delivered: 35 })).toBe(false);
  });
});
