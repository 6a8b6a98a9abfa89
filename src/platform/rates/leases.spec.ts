import { Logger } from '@nestjs/common';
import type { Allowances, Ask, Draw } from './allowance.js';
import { Gate } from './gate.js';
import { Leases } from './leases.js';
import { ProcessAllowances } from './process-allowances.js';
import { SurvivingAllowances } from './surviving-allowances.js';

const BUDGET = { points: 1_000, seconds: 3_600 };

/** A place that counts how often it was asked, and may be away. */
class Place implements Allowances {
  asked = 0;
  given = 0;
  away = false;
  private readonly kept = new ProcessAllowances();

  async draw(payer: string, ask: Ask): Promise<Draw> {
    this.asked += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.away) throw new Error('away');
    const draw = await this.kept.draw(payer, ask);
    this.given += draw.granted;
    return draw;
  }
}

beforeAll(() => Logger.overrideLogger(false));

describe('leases', () => {
  test('a thousand requests ask the shared place twenty times, and the next is refused without asking twice', async () => {
    const place = new Place();
    const leases = new Leases(place, new ProcessAllowances());
    for (let request = 0; request < 1_000; request += 1) expect(await leases.take('a', BUDGET, 1)).toBe(0);
    expect(place.asked).toBe(20);
    const waits = await Promise.all(Array.from({ length: 50 }, () => leases.take('a', BUDGET, 1)));
    for (const wait of waits) expect(wait).toBeGreaterThan(0);
    expect(place.asked).toBe(21);
    expect(leases.waitOf('a', 1)).toBeGreaterThan(0);
    expect(await leases.take('b', BUDGET, 1)).toBe(0);
  });

  test('requests at once take exactly the budget, on one process as on four', async () => {
    const place = new Place();
    const processes = Array.from({ length: 4 }, () => new Leases(place, new ProcessAllowances()));
    const taken = await Promise.all(
      Array.from({ length: 3_000 }, async (_, index) => {
        const cost = 1 + (index % 3);
        const wait = await processes[index % 4]?.take('a', BUDGET, cost);
        return wait === 0 ? cost : 0;
      }),
    );
    const sum = taken.reduce((one, other) => one + other, 0);
    expect(sum).toBeLessThanOrEqual(BUDGET.points);
    expect(sum).toBeGreaterThan(BUDGET.points * 0.99);
  });

  test('what is too dear now does not shut out what is cheap, and dearer than the budget costs the budget', async () => {
    const leases = new Leases(new Place(), new ProcessAllowances());
    expect(await leases.take('a', BUDGET, 600)).toBe(0);
    expect(await leases.take('a', BUDGET, 600)).toBeGreaterThan(0);
    expect(await leases.take('a', BUDGET, 300)).toBe(0);
    expect(await leases.take('b', BUDGET, 5_000)).toBe(0);
    expect(await leases.take('b', BUDGET, 1)).toBeGreaterThan(0);
  });

  test('what was paid in advance comes back', async () => {
    const leases = new Leases(new Place(), new ProcessAllowances());
    for (let time = 0; time < 5_000; time += 1) {
      expect(await leases.take('a', BUDGET, 1)).toBe(0);
      leases.giveBack('a', 1);
    }
  });

  test('a place that is away is replaced by the next, and by this process at last: never by nothing', async () => {
    const [redis, postgres] = [new Place(), new Place()];
    const own = new ProcessAllowances();
    const tiers = [redis, postgres, own].map((allowances, index) => ({ name: `place ${index}`, allowances }));
    const leases = new Leases(new SurvivingAllowances(tiers), own);
    const spend = async () => {
      let taken = 0;
      while ((await leases.take('a', BUDGET, 10)) === 0) taken += 10;
      return taken;
    };
    redis.away = true;
    expect(await spend()).toBe(1_000);
    expect([redis.given, postgres.given]).toEqual([0, 1_000]);
    postgres.away = true;
    expect(await leases.take('b', BUDGET, 1_000)).toBe(0);
    expect(await leases.take('b', BUDGET, 10)).toBeGreaterThan(0);
    redis.away = false;
    expect(await leases.take('c', BUDGET, 10)).toBe(0);
    expect(redis.given).toBe(50);
  });
});

test('a gate lets so many in, lets so many wait in their order, and sends the others away', async () => {
  const gate = new Gate(2, 3);
  const inside: number[] = [];
  const ends: (() => void)[] = [];
  const visits = Array.from({ length: 7 }, (_, visitor) =>
    gate
      .pass(
        () => {
          inside.push(visitor);
          return new Promise<void>((resolve) => ends.push(resolve));
        },
        () => new Error('full'),
      )
      .catch((problem: Error) => problem.message),
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  expect(inside).toEqual([0, 1]);
  expect(await visits[5]).toBe('full');
  expect(await visits[6]).toBe('full');
  for (let left = 0; left < 5; left += 1) {
    ends[left]?.();
    await turn();
  }
  expect(inside).toEqual([0, 1, 2, 3, 4]);
  await Promise.all(visits);
  await expect(gate.pass(() => Promise.reject(new Error('inside')), Error)).rejects.toThrow('inside');
  expect(gate.isFull).toBe(false);
});
