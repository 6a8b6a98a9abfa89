import fc from 'fast-check';
import { parseSscc } from '../../standards/sscc.js';
import { planStream } from './stream-plan.js';

const palletsOf = (plan: ReturnType<typeof planStream>) =>
  plan.flights.flatMap(({ consignments }) => consignments.flatMap(({ pallets }) => pallets));

describe('the plan of a stream', () => {
  it('is the same for the same seed, and shares no number with another seed', () => {
    expect(planStream('a', 300)).toEqual(planStream('a', 300));
    const numbers = (seed: string) => palletsOf(planStream(seed, 300)).map(({ sscc }) => sscc);
    expect(new Set([...numbers('a'), ...numbers('b')]).size).toBe(600);
  });

  it('has as many pallets as were asked for, each with a good number of its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 400 }), (seed, pallets) => {
        const plan = planStream(seed, pallets);
        const announced = palletsOf(plan);
        const strangers = plan.flights.flatMap(({ unannounced }) => unannounced);
        const ssccs = [...announced.map(({ sscc }) => sscc), ...strangers];
        expect(announced).toHaveLength(pallets);
        expect(new Set(ssccs).size).toBe(pallets + strangers.length);
        expect(ssccs.every((sscc) => parseSscc(sscc).ok)).toBe(true);
        expect(plan.steps).toBe(2 * pallets + strangers.length);
        for (const { consignments } of plan.flights) {
          for (const one of consignments) expect(one.pallets.length).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has everything that goes wrong at a hub', () => {
    const troubles = new Set(palletsOf(planStream('troubles', 1_000)).map(({ trouble }) => trouble));
    expect([...troubles].sort()).toEqual(['HELD', 'NEVER_COMES', 'NONE', 'SHORT']);
  });
});
