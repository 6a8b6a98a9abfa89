import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Allowances, Budget } from '../../src/platform/rates/allowance.js';
import { AllowanceStore } from '../../src/platform/rates/allowance.store.js';
import { Leases } from '../../src/platform/rates/leases.js';
import { payerDigest } from '../../src/platform/rates/payer-digest.js';
import { ProcessAllowances } from '../../src/platform/rates/process-allowances.js';
import { RedisAllowances } from '../../src/platform/rates/redis-allowances.js';
import { SurvivingAllowances } from '../../src/platform/rates/surviving-allowances.js';
import { Gate } from './kit/gate.js';
import { QueueWorld, until } from './kit/queue-world.js';

const ON_REDIS = process.env.HUB_TEST_LANE === 'redis';
const digest = payerDigest('only for tests');
const HOUR: Budget = { points: 100, seconds: 3_600 };
const SECOND: Budget = { points: 100_000, seconds: 1 };

let payers = 0;
/** Somebody who has asked for nothing yet. */
const somebody = () => `somebody ${process.pid} ${++payers}`;

describe(`allowances in ${ON_REDIS ? 'Redis' : 'Postgres'}`, () => {
  let world: QueueWorld;
  let postgres: AllowanceStore;
  let gate: Gate | undefined;
  let redis: RedisAllowances | undefined;
  let shared: Allowances;

  beforeAll(async () => {
    world = await QueueWorld.create();
    postgres = new AllowanceStore((await world.api()).get(UnitOfWork), digest);
    if (ON_REDIS) {
      gate = await Gate.to(process.env.HUB_TEST_REDIS_URL ?? '');
      redis = new RedisAllowances(gate.address, `${world.database}:rate:`, digest);
      await until(async () => isThere(redis as RedisAllowances));
    }
    shared = redis ?? postgres;
  });
  afterAll(async () => {
    redis?.end();
    await world.close();
    await gate?.close();
  });

  it('give what is there, all or nothing, and say when it will be', async () => {
    const payer = somebody();
    expect(await shared.draw(payer, { budget: HOUR, least: 1, most: 60 })).toEqual({ granted: 60, wait: 0 });
    const refused = await shared.draw(payer, { budget: HOUR, least: 50, most: 60 });
    expect(refused.granted).toBe(0);
    // Ten points are missing, and one comes back in 36 s.
    expect(refused.wait / 36_000).toBeCloseTo(10, 0);
    expect(await shared.draw(payer, { budget: HOUR, least: 1, most: 60 })).toEqual({ granted: 40, wait: 0 });
    expect((await shared.draw(payer, { budget: HOUR, least: 1, most: 60 })).granted).toBe(0);
    expect((await shared.draw(somebody(), { budget: HOUR, least: 100, most: 100 })).granted).toBe(100);
  });

  it('come back with time', async () => {
    const payer = somebody();
    const all = { budget: SECOND, least: 100_000, most: 100_000 };
    expect((await shared.draw(payer, all)).granted).toBe(100_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const some = await shared.draw(payer, { budget: SECOND, least: 1, most: 100_000 });
    expect(some.granted).toBeGreaterThan(4_000);
    expect(some.granted).toBeLessThanOrEqual(100_000);
  });

  it('are never given twice, however many ask at once', async () => {
    const payer = somebody();
    const draws = await Promise.all(
      Array.from({ length: 60 }, () => shared.draw(payer, { budget: HOUR, least: 3, most: 7 })),
    );
    const sum = draws.reduce((total, { granted }) => total + granted, 0);
    expect(sum).toBeGreaterThan(97);
    expect(sum).toBeLessThanOrEqual(100);
  });

  it('are cleared away when they are whole again, and hold no names', async () => {
    if (ON_REDIS) return;
    await world.sql(`TRUNCATE rate_allowance`);
    await world.sql(
      `INSERT INTO rate_allowance SELECT sha256(n::text::bytea), now() - interval '2 minutes' FROM generate_series(1, 25) n`,
    );
    for (let fresh = 0; fresh < 3; fresh += 1)
      await shared.draw(somebody(), { budget: HOUR, least: 1, most: 1 });
    expect(await world.sql('SELECT payer FROM rate_allowance')).toHaveLength(3);
    expect(JSON.stringify(await world.sql('SELECT r::text FROM rate_allowance r'))).not.toContain('somebody');
  });

  it('go on in Postgres when Redis dies, and in Redis again when it is back: limited all the time', async () => {
    if (!redis || !gate) return;
    const own = new ProcessAllowances();
    const tiers = [redis, postgres].map((allowances, index) => ({ name: `place ${index}`, allowances }));
    const leases = new Leases(new SurvivingAllowances(tiers), own);
    const spend = async (payer: string) => {
      let taken = 0;
      while ((await leases.take(payer, HOUR, 1)) === 0) taken += 1;
      return taken;
    };
    const payer = somebody();
    for (let point = 0; point < 50; point += 1) await leases.take(payer, HOUR, 1);
    await gate.close();
    expect(await spend(payer)).toBe(100);
    expect(await spend(payer)).toBe(0);
    expect(await spend(somebody())).toBe(100);
    await gate.open();
    await until(async () => isThere(redis as RedisAllowances));
    expect((await redis.draw(payer, { budget: HOUR, least: 51, most: 51 })).granted).toBe(0);
  });
});

async function isThere(redis: RedisAllowances): Promise<boolean> {
  const ask = { budget: HOUR, least: 1, most: 1 };
  return redis.draw(somebody(), ask).then(
    () => true,
    () => false,
  );
}
