import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { newId } from '../../src/platform/ids/ids.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob } from '../../src/platform/jobs/handlers.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { QueueHealth } from '../../src/platform/jobs/queue-health.js';
import { QUEUES } from '../../src/platform/jobs/queues.js';
import { QueueWorld, settle, until, write } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
const job = defineJob({ name: 'test.check', queue: 'dispatches', payload, attempts: 1 });
let broken = false;

@HandlesJob(job)
class CheckWorker {
  async handle(): Promise<void> {
    if (broken) throw new Error('Broken');
  }
}

describe('the health of the queues', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    await until(async () => !(await check()).problems.some((problem) => /Redis|hints/.test(problem)));
  });
  afterAll(() => world.close());

  const check = () => api.get(QueueHealth).check();
  const send = () => write(api, (tx) => api.get(OutboxService).send(tx, job, { id: newId() }));

  it('is degraded while no worker process has ever run', async () => {
    await send();
    expect(await check()).toMatchObject({
      state: 'degraded',
      problems: QUEUES.map((queue) => `No worker process looks after the queue ${queue}.`),
      outboxWaiting: 1,
      deliveriesOutstanding: 0,
      deadLetters: 0,
    });
  });

  it('is well with a worker that has nothing left to do', async () => {
    const worker = await world.worker([CheckWorker]);
    await settle(worker);
    await until(async () => (await check()).queues.length === QUEUES.length);
    expect(await check()).toMatchObject({
      state: 'ok',
      problems: [],
      outboxWaiting: 0,
      deliveriesOutstanding: 0,
    });
    broken = true;
    await send();
    await settle(worker);
    expect(await check()).toMatchObject({ state: 'ok', deadLetters: 1 });
    await world.stop(worker);
  });

  it('is degraded when messages wait for a relay', async () => {
    await send();
    await world.sql(`UPDATE outbox SET created_at = now() - interval '5 minutes' WHERE relayed_at IS NULL`);
    const { state, problems } = await check();
    expect(state).toBe('degraded');
    expect(problems).toEqual([expect.stringMatching(/^Messages wait for 3\d\d seconds/)]);
  });

  it('is degraded when jobs wait and none is taken', async () => {
    await world.sql('TRUNCATE outbox');
    await world.sql(
      `UPDATE queue_pulse SET waiting = 4, waiting_since = now() - interval '1 minute', taken_at = now() - interval '1 minute'
        WHERE queue = 'dispatches'`,
    );
    expect((await check()).problems).toEqual([
      expect.stringContaining('4 jobs wait in the queue dispatches'),
    ]);
  });
});
