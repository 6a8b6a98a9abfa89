import type { INestApplicationContext } from '@nestjs/common';
import { RELAY_UNIT_OF_WORK } from '../../src/platform/database/database.module.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { firstIdOf } from '../../src/platform/jobs/first-id.js';
import { Retention } from '../../src/platform/jobs/retention.js';
import { QueueWorld } from './kit/queue-world.js';

const DAY = 86_400_000;

describe('what is thrown away', () => {
  let world: QueueWorld;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    worker = await world.stillWorker([]);
  });
  afterAll(() => world.close());

  /** An outbox row of so many days ago with its inbox row. */
  async function message(days: number): Promise<string> {
    const time = new Date(Date.now() - days * DAY);
    const id = firstIdOf(time).slice(0, -12) + Math.random().toString(16).slice(2, 14).padEnd(12, '0');
    await world.sql(
      `INSERT INTO outbox (id, kind, name, payload, request_id, created_at, relayed_at) VALUES ($1, 'event', 'old', '{}', 'r', $2, $2)`,
      [id, time],
    );
    await world.sql(`INSERT INTO inbox (outbox_id, subscriber, attempt, done_at) VALUES ($1, 'a', 1, $2)`, [
      id,
      time,
    ]);
    return id;
  }
  async function letter(outboxId: string, diedDaysAgo: number, retried: boolean): Promise<string> {
    const time = new Date(Date.now() - diedDaysAgo * DAY);
    const id = firstIdOf(time).slice(0, -12) + Math.random().toString(16).slice(2, 14).padEnd(12, '0');
    await world.sql(
      `INSERT INTO dead_letter (id, outbox_id, subscriber, name, payload, request_id, attempt, reason, died_at, retried_at)
       VALUES ($1, $2, 'b', 'old', '{}', 'r', 1, 'broken', $3, $4)`,
      [id, outboxId, time, retried ? time : null],
    );
    return id;
  }
  const ids = async (table: string, column: string) =>
    (await world.sql<{ id: string }>(`SELECT ${column} AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id);
  const prune = () =>
    new Retention(worker.get(UnitOfWork), worker.get(RELAY_UNIT_OF_WORK), world.settings('worker')).step();

  it('is old, done, and nobody’s dead letter', async () => {
    await message(40);
    const young = await message(20);
    const outstanding = await message(41);
    await world.sql(`INSERT INTO outbox_delivery (outbox_id, subscriber, sent_at) VALUES ($1, 'b', now())`, [
      outstanding,
    ]);
    const dead = await message(42);
    const waiting = await letter(dead, 42, false);
    const takenUp = await letter(await message(43), 43, true);
    await letter(await message(400), 400, true);
    const forgotten = await letter(await message(500), 500, false);
    expect(await prune()).toBe(false);
    const [kept] = await world.sql<{ id: string }>('SELECT outbox_id AS id FROM dead_letter WHERE id = $1', [
      forgotten,
    ]);
    const expected = [young, outstanding, dead, kept?.id].sort();
    expect(await ids('outbox', 'id')).toEqual(expected);
    expect(await ids('inbox', 'outbox_id')).toEqual(expected);
    expect(await ids('dead_letter', 'id')).toEqual([waiting, takenUp, forgotten].sort());
  });

  it('is followed by partitions for the weeks to come', async () => {
    const partitions = () =>
      world.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname ~ '^idempotency_[0-9]{4}w' ORDER BY 1`,
      );
    const before = await partitions();
    expect(before.length).toBeGreaterThan(4);
    await world.sql(`DROP TABLE ${before.at(-1)?.name}`);
    await prune();
    expect(await partitions()).toEqual(before);
  });
});
