import fc from 'fast-check';
import { byExpiry, type FreeGoods, propose } from './first-expired.js';

const NOW = new Date('2020-03-13T20:00:00Z');
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const goods = (sscc: string, more: Partial<FreeGoods> = {}): FreeGoods => ({
  unitId: sscc,
  sscc,
  lots: ['L'],
  quantity: 10,
  expiresAt: day(10),
  receivedAt: NOW,
  ...more,
});
const order = (...free: FreeGoods[]) => free.sort(byExpiry).map(({ sscc }) => sscc);

const some = fc.uniqueArray(
  fc.record({
    unitId: fc.integer({ min: 1, max: 99 }).map(String),
    sscc: fc.integer({ min: 1, max: 5 }).map(String),
    lots: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }),
    quantity: fc.integer({ min: 1, max: 50 }),
    expiresAt: fc.option(fc.integer({ min: -5, max: 20 }).map(day)),
    receivedAt: fc.option(fc.integer({ min: -5, max: 0 }).map(day)),
  }),
  { selector: ({ unitId }) => unitId },
);

describe('first expired, first out', () => {
  it('goes by expiry, then receipt, lot and number; what never expires is last', () => {
    expect(
      order(
        goods('never', { expiresAt: null }),
        goods('2'),
        goods('1'),
        goods('lot', { lots: ['K'] }),
        goods('early', { receivedAt: day(-1) }),
        goods('old', { expiresAt: day(9), receivedAt: day(0) }),
      ),
    ).toEqual(['old', 'early', 'lot', '1', '2', 'never']);
  });

  it('passes over what expires on the way', () => {
    const free = [goods('a', { expiresAt: day(3) }), goods('b', { expiresAt: day(4) })];
    expect(propose(free, 10, day(3))).toMatchObject({ pallets: [{ sscc: 'b' }], tooOld: 1, missing: 0 });
    expect(propose(free, 25, NOW)).toMatchObject({ quantity: 20, missing: 5, tooOld: 0 });
  });

  it('takes as few pallets as the order allows, and none that is younger than one that it leaves', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 200 }), (free, quantity) => {
        const { pallets, quantity: taken, missing } = propose(free, quantity, NOW);
        const sum = pallets.reduce((total, one) => total + one.quantity, 0);
        expect([sum, Math.max(0, quantity - sum)]).toEqual([taken, missing]);
        expect(pallets.every(({ expiresAt }) => expiresAt === null || expiresAt > NOW)).toBe(true);
        if (pallets.length > 0) expect(sum - (pallets.at(-1)?.quantity ?? 0)).toBeLessThan(quantity);
        const left = free.filter((one) => !pallets.includes(one) && (!one.expiresAt || one.expiresAt > NOW));
        for (const one of left)
          for (const chosen of pallets) expect(byExpiry(chosen, one)).toBeLessThanOrEqual(0);
        if (missing > 0) expect(left).toEqual([]);
      }),
    );
  });

  it('does not depend on the order in which stock is read', () => {
    fc.assert(
      fc.property(some, (free) => {
        const distinct = free.map((one) => ({ ...one, sscc: one.unitId }));
        expect(propose([...distinct].reverse(), 60, NOW)).toEqual(propose(distinct, 60, NOW));
      }),
    );
  });
});
