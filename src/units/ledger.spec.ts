import fc from 'fast-check';
import {
  Account,
  type Balance,
  type Movement,
  movementsBetween,
  present,
  takenOff,
  together,
  without,
} from './ledger.js';

const balance: fc.Arbitrary<Balance> = fc
  .record({
    announcedQuantity: fc.nat(1_000),
    countedQuantity: fc.option(fc.nat(1_000)),
    gone: fc.nat(1_000),
    damaged: fc.nat(1_000),
  })
  .map(({ gone, damaged, ...line }) => {
    const there = line.countedQuantity ?? line.announcedQuantity;
    const goneQuantity = Math.min(gone, there);
    return { ...line, goneQuantity, damagedQuantity: Math.min(damaged, there - goneQuantity) };
  });

function booked(movements: readonly Movement[]): Map<Account, number> {
  const sums = new Map<Account, number>();
  for (const { from, to, quantity } of movements) {
    sums.set(from, (sums.get(from) ?? 0) - quantity);
    sums.set(to, (sums.get(to) ?? 0) + quantity);
  }
  return sums;
}

const short = (line: Balance) =>
  Math.max(0, line.announcedQuantity - (line.countedQuantity ?? line.announcedQuantity));
const over = (line: Balance) =>
  Math.max(0, (line.countedQuantity ?? line.announcedQuantity) - line.announcedQuantity);

describe('the movements of a line', () => {
  it('are announced, then short or over', () => {
    const line = { announcedQuantity: 100, countedQuantity: null, damagedQuantity: 0, goneQuantity: 0 };
    expect(movementsBetween(null, line)).toEqual([
      { from: Account.PLEDGED, to: Account.ON_PALLET, quantity: 100 },
    ]);
    const counted = { ...line, countedQuantity: 90 };
    expect(movementsBetween(line, counted)).toEqual([
      { from: Account.ON_PALLET, to: Account.SHORT, quantity: 10 },
    ]);
    expect(movementsBetween(counted, { ...line, countedQuantity: 120 })).toEqual([
      { from: Account.SHORT, to: Account.ON_PALLET, quantity: 10 },
      { from: Account.OVER, to: Account.ON_PALLET, quantity: 20 },
    ]);
  });

  it('lead from any state to any other with as much gone, and are none between the same', () => {
    fc.assert(
      fc.property(balance, balance, (one, two) => {
        const after = { ...two, goneQuantity: one.goneQuantity };
        const sums = booked([
          ...movementsBetween(null, { ...one, goneQuantity: 0 }),
          ...movementsBetween(one, after),
        ]);
        expect(-(sums.get(Account.PLEDGED) ?? 0) + 0).toBe(after.announcedQuantity);
        expect((sums.get(Account.ON_PALLET) ?? 0) - after.goneQuantity).toBe(present(after));
        expect(sums.get(Account.SHORT) ?? 0).toBe(short(after));
        expect(-(sums.get(Account.OVER) ?? 0) + 0).toBe(over(after));
        expect(movementsBetween(after, after)).toEqual([]);
      }),
    );
  });
});

describe('a part of a line', () => {
  const cut = fc.tuple(balance, fc.nat(1_000), fc.nat(1_000)).map(([line, most, damaged]) => {
    const quantity = Math.min(most, present(line));
    return { line, quantity, damaged: Math.min(damaged, quantity, line.damagedQuantity) };
  });

  it('and the rest are what the line was: announced, there, short, over and damaged', () => {
    fc.assert(
      fc.property(cut, ({ line, quantity, damaged }) => {
        const { rest, part } = takenOff(line, quantity, damaged);
        expect(present(part)).toBe(quantity);
        for (const measure of [present, short, over, announcedOf, damagedOf])
          expect(measure(rest) + measure(part)).toBe(measure(line));
        expect(Math.min(present(rest), rest.announcedQuantity)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('and another part of the same goods make one line that has both', () => {
    fc.assert(
      fc.property(cut, cut, (one, two) => {
        const a = takenOff(one.line, one.quantity, one.damaged).part;
        const b = takenOff(two.line, two.quantity, two.damaged).part;
        const sum = together(a, b);
        expect(without(sum, b)).toEqual({
          ...a,
          countedQuantity: sum.countedQuantity === null ? null : present(a),
        });
        for (const measure of [present, over, announcedOf, damagedOf])
          expect(measure(sum)).toBe(measure(a) + measure(b));
      }),
    );
  });
});

const damagedOf = (line: Balance) => line.damagedQuantity;
const announcedOf = (line: Balance) => line.announcedQuantity;
