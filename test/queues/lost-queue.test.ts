import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob } from '../../src/platform/jobs/handlers.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { QueueWorld, record, settle, until, write } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
const job = defineJob({ name: 'test.late', queue: 'dispatches', payload, backoffMilliseconds: 3_600_000 });

let broken = true;
const failed = new Set<string>();

/** Fails at first: its deliveries then lie in the queue, with an hour to go. */
@HandlesJob(job)
class LateWorker {
  async handle(tx: Transaction, { id }: z.infer<typeof payload>): Promise<void> {
    await record(tx, 'late', '', id);
    if (!broken) return;
    failed.add(id);
    throw new Error('Not yet');
  }
}

describe('a queue that loses what it holds', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create({ SWEEP_AFTER_MILLISECONDS: '300' });
    api = await world.api();
    worker = await world.worker([LateWorker]);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    broken = true;
    failed.clear();
    await world.sql('TRUNCATE effect');
  });

  async function failedOnce(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, newId);
    await write(api, (tx) =>
      api.get(OutboxService).sendAll(
        tx,
        job,
        ids.map((id) => ({ id })),
      ),
    );
    await until(() => failed.size === count);
    broken = false;
    return ids;
  }
  const attempts = () =>
    world.sql<{ attempt: number }>('SELECT DISTINCT attempt FROM inbox ORDER BY attempt');

  it('is looked after: everything goes out again, once', async () => {
    // More than the sweeper takes at a time.
    const ids = await failedOnce(210);
    await world.wipeQueues();
    await settle(worker);
    expect(await world.effects()).toEqual(ids.map((id) => `late  ${id}`).sort());
    expect(await attempts()).toEqual([{ attempt: 2 }]);
  });

  it('is not suspected while it holds its jobs', async () => {
    await world.sql('TRUNCATE inbox');
    await failedOnce(1);
    const [before] = await world.sql<{ at: Date }>('SELECT sent_at AS at FROM outbox_delivery');
    const touched = () => world.sql('SELECT 1 FROM outbox_delivery WHERE sent_at > $1', [before?.at]);
    await until(async () => (await touched()).length === 1);
    expect(await world.sql('SELECT attempt FROM outbox_delivery')).toEqual([{ attempt: 1 }]);
    expect(await world.effects()).toEqual([]);
    await world.wipeQueues();
    await settle(worker);
  });

  it('and a worker that was away find each other again without a second effect', async () => {
    await world.sql('TRUNCATE inbox');
    const [id] = await failedOnce(1);
    const rows = await world.sql<{ id: string }>('SELECT outbox_id AS id FROM outbox_delivery');
    const outboxId = rows[0]?.id ?? '';
    await world.wipeQueues();
    await settle(worker);
    // The first attempt comes back, from a Redis that was restored, say.
    await world.withQueues((handover) =>
      handover.add('dispatches', [
        {
          name: job.name,
          outboxId,
          subscriber: job.name,
          attempt: 1,
          attempts: 1,
          backoffMilliseconds: 1,
        },
      ]),
    );
    await world.withQueues((handover) =>
      until(async () => (await handover.load('dispatches')).waiting === 0),
    );
    await settle(worker);
    expect(await world.effects()).toEqual([`late  ${id}`]);
  });

  it('leaves alone what is done but was not taken off the worklist', async () => {
    const outboxId = newId();
    await world.sql(
      `INSERT INTO outbox (id, kind, name, payload, request_id, relayed_at) VALUES ($1, 'command', 'test.late', '{}', 'r', now())`,
      [outboxId],
    );
    await world.sql(`INSERT INTO inbox (outbox_id, subscriber, attempt) VALUES ($1, 'test.late', 1)`, [
      outboxId,
    ]);
    await world.sql(
      `INSERT INTO outbox_delivery (outbox_id, subscriber, sent_at) VALUES ($1, 'test.late', now() - interval '1 hour')`,
      [outboxId],
    );
    await settle(worker);
    expect(await world.sql('SELECT 1 FROM outbox_delivery')).toEqual([]);
    expect(await world.effects()).toEqual([]);
  });
});
