import fc from 'fast-check';
import { type Budget, drawFrom } from './allowance.js';
import { ProcessAllowances } from './process-allowances.js';

const budgets: fc.Arbitrary<Budget> = fc.record({
  points: fc.integer({ min: 1, max: 2_000_000 }),
  seconds: fc.integer({ min: 1, max: 900 }),
});
/** Milliseconds since the one before, and how much is asked for as parts of a budget. */
const asks = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 400_000 }),
    least: fc.double({ min: 0, max: 1, noNaN: true }),
    more: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 60 },
);

describe('an allowance', () => {
  test('gives no more in any stretch of time than the budget and what comes back in it, and wastes nothing', () => {
    fc.assert(
      fc.property(budgets, asks, (budget, wishes) => {
        let now = 1_600_000_000_000;
        let wholeAt = 0;
        const given: { at: number; granted: number }[] = [];
        for (const { after, least: part, more } of wishes) {
          now += after;
          const least = Math.max(1, Math.floor(part * budget.points));
          const most = least + Math.floor(more * budget.points);
          const draw = drawFrom(wholeAt, now, { budget, least, most });
          expect(draw.granted === 0 || (draw.granted >= least && draw.granted <= most)).toBe(true);
          expect(draw.wait > 0).toBe(draw.granted === 0);
          wholeAt = draw.wholeAt;
          given.push({ at: now, granted: draw.granted });
        }
        for (const [index, { at }] of given.entries()) {
          let sum = 0;
          for (const { at: later, granted } of given.slice(index)) {
            sum += granted;
            const cameBack = ((later - at) / (budget.seconds * 1000)) * budget.points;
            expect(sum).toBeLessThanOrEqual(budget.points + cameBack + 1e-3);
          }
        }
      }),
    );
  });

  test('that refuses says when it will not, and not a moment too late', () => {
    fc.assert(
      fc.property(budgets, fc.double({ min: 0, max: 1, noNaN: true }), (budget, part) => {
        const now = 1_600_000_000_000;
        const spent = drawFrom(0, now, { budget, least: budget.points, most: budget.points });
        const ask = { budget, least: Math.max(1, Math.floor(part * budget.points)), most: budget.points };
        const refused = drawFrom(spent.wholeAt, now, ask);
        expect(refused).toMatchObject({ granted: 0, wholeAt: spent.wholeAt });
        // A hundredth of a point, and what a double cannot tell apart at this time of the world.
        const little = (10 * budget.seconds) / budget.points + 0.001;
        const { granted } = drawFrom(spent.wholeAt, now + refused.wait + little, ask);
        expect(granted).toBeGreaterThanOrEqual(ask.least);
        expect(drawFrom(spent.wholeAt, now + refused.wait - little, ask).granted).toBe(0);
      }),
    );
  });

  test('of this process forgets whole ones rather than grow for ever', async () => {
    const allowances = new ProcessAllowances();
    const budget = { points: 1_000_000_000, seconds: 1 };
    const spent = { points: 1, seconds: 900 };
    await allowances.draw('spent', { budget: spent, least: 1, most: 1 });
    for (let payer = 0; payer < 25_000; payer += 1)
      await allowances.draw(`p${payer}`, { budget, least: 1, most: 1 });
    const { size } = (allowances as unknown as { wholeAt: Map<string, number> }).wholeAt;
    expect(size).toBeLessThanOrEqual(20_001);
    expect(await allowances.draw('spent', { budget: spent, least: 1, most: 1 })).toMatchObject({
      granted: 0,
    });
  });
});
