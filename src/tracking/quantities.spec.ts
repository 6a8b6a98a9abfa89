import fc from 'fast-check';
import { UnitStatus } from '../units/unit.lifecycle.js';
import { type Portion, type Whereabouts, whereaboutsOf } from './quantities.js';

const portion = (some: Partial<Portion>): Portion => ({
  itemId: 1,
  status: 'RECEIVED',
  announced: 100,
  counted: null,
  gone: 0,
  delivered: null,
  ...some,
});

describe('where the goods are', () => {
  it.each<[UnitStatus, keyof Whereabouts]>([
    ['EXPECTED', 'notReceived'],
    ['RECEIVED', 'atHub'],
    ['AVAILABLE', 'atHub'],
    ['ALLOCATED', 'atHub'],
    ['LOADED', 'atHub'],
    ['IN_TRANSIT', 'onTheWay'],
    ['DELIVERED', 'accepted'],
    ['REBUILT', 'atHub'],
    ['RETURNED', 'returned'],
    ['LOST', 'lost'],
    ['DESTROYED', 'lost'],
  ])('%s: %s', (status, bucket) => {
    const [sum] = whereaboutsOf([portion({ status, counted: 90 })]);
    expect(sum).toMatchObject({ announced: 100, difference: -10, [bucket]: 90 });
  });

  it('is said of every status', () => {
    for (const status of Object.values(UnitStatus))
      expect(whereaboutsOf([portion({ status })])).toHaveLength(1);
  });

  it('follows what the destination said, whole pallets that it refused included', () => {
    const delivered = { sent: 100, accepted: 60, refused: 30 };
    expect(whereaboutsOf([portion({ status: 'DELIVERED', delivered })])).toEqual([
      expect.objectContaining({ accepted: 60, refused: 30, missing: 10, onTheWay: 0 }),
    ]);
    const refused = { sent: 100, accepted: 0, refused: 100 };
    expect(whereaboutsOf([portion({ status: 'IN_TRANSIT', delivered: refused })])).toEqual([
      expect.objectContaining({ accepted: 0, refused: 100, onTheWay: 0 }),
    ]);
  });

  it('keeps items apart', () => {
    const sums = whereaboutsOf([
      portion({ itemId: 2 }),
      portion({}),
      portion({ itemId: 2, status: 'EXPECTED' }),
    ]);
    expect(sums.map(({ itemId, announced }) => [itemId, announced])).toEqual([
      [2, 200],
      [1, 100],
    ]);
  });
});

const anything: fc.Arbitrary<Portion> = fc
  .record({
    itemId: fc.integer({ min: 1, max: 3 }),
    status: fc.constantFrom(...Object.values(UnitStatus)),
    announced: fc.nat({ max: 1_000 }),
    counted: fc.option(fc.nat({ max: 1_000 })),
    before: fc.nat({ max: 1_000 }),
    cuts: fc.option(fc.tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 }))),
  })
  .map(({ cuts, ...rest }) => {
    const quantity = rest.counted ?? rest.announced;
    const before = Math.min(rest.before, quantity);
    const sent = quantity - before;
    const accepted = Math.min(cuts?.[0] ?? 0, sent);
    const refused = Math.min(cuts?.[1] ?? 0, sent - accepted);
    const back = rest.status === 'RETURNED' ? refused : 0;
    const gone = cuts ? quantity - back : before;
    return { ...rest, gone, delivered: cuts ? { sent, accepted, refused } : null };
  });

it('is told whole: announced and the difference are the sum of all places', () => {
  fc.assert(
    fc.property(fc.array(anything), (portions) => {
      for (const sum of whereaboutsOf(portions)) {
        const places = sum.notReceived + sum.atHub + sum.onTheWay + sum.accepted + sum.refused + sum.missing;
        expect(places + sum.returned + sum.takenOut + sum.lost).toBe(sum.announced + sum.difference);
      }
      const announced = portions.reduce((total, one) => total + one.announced, 0);
      expect(whereaboutsOf(portions).reduce((total, one) => total + one.announced, 0)).toBe(announced);
    }),
  );
});
