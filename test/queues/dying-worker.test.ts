import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import type { z } from 'zod';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { DeadLettersService } from '../../src/platform/jobs/dead-letters.service.js';
import { HandlesJob } from '../../src/platform/jobs/handlers.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { DeliveryRunner } from '../../src/platform/jobs/run-delivery.js';
import { NativeBuild } from './kit/native-build.js';
import { QueueWorld, record, settle, write } from './kit/queue-world.js';
import { slow, type slowPayload } from './kit/slow.jobs.js';

let failures = 0;

@HandlesJob(slow)
class SlowWorker {
  async handle(tx: Transaction, { id }: z.infer<typeof slowPayload>): Promise<void> {
    await record(tx, 'survivor', '', id);
    if (failures > 0) {
      failures -= 1;
      throw new Error('It broke after its effect was written');
    }
  }
}

describe('a worker that dies', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let build: NativeBuild;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    build = new NativeBuild('src/platform', 'test/queues/kit');
  });
  afterAll(async () => {
    await world.close();
    build.remove();
  });
  beforeEach(() => world.sql('TRUNCATE effect'));

  async function sent(): Promise<{ id: string; outboxId: string }> {
    const id = newId();
    return { id, outboxId: await write(api, (tx) => api.get(OutboxService).send(tx, slow, { id })) };
  }

  async function killedAtWork(): Promise<void> {
    const child = fork(build.path('test/queues/kit/dying-process.ts'), {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.send(world.settings('worker'));
    const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
    expect(String(said)).toContain('AT WORK');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('by kill -9, twice, leaves one effect, the survivor’s', async () => {
    const { id } = await sent();
    await killedAtWork();
    await killedAtWork();
    const worker = await world.worker([SlowWorker]);
    await settle(worker);
    expect(await world.effects()).toEqual([`survivor  ${id}`]);
    expect(await world.sql('SELECT attempt FROM inbox')).toEqual([{ attempt: 1 }]);
    expect(await world.sql('SELECT 1 FROM dead_letter')).toEqual([]);
    await world.stop(worker);
  }, 120_000);

  it('by an exception after its effect leaves nothing of it, and the next try does it', async () => {
    failures = 1;
    const { id } = await sent();
    const worker = await world.worker([SlowWorker]);
    await settle(worker);
    expect(await world.effects()).toEqual([`survivor  ${id}`]);
    await world.stop(worker);
  });

  it('again and again over one delivery makes it a dead letter: the others have to go on', async () => {
    const worker = await world.stillWorker([SlowWorker]);
    const { outboxId } = await sent();
    await world.sql('INSERT INTO outbox_delivery (outbox_id, subscriber, sent_at) VALUES ($1, $2, now())', [
      outboxId,
      slow.name,
    ]);
    const delivery = { outboxId, subscriber: slow.name, attempt: 1 };
    const verdict = await worker
      .get(DeliveryRunner)
      .run(delivery, { name: slow.name, number: 1, of: 2, deaths: 21 });
    expect(verdict.kind).toBe('dead');
    const page = { after: null, limit: 10, waitingOnly: true };
    const letters = await write(api, (tx) => api.get(DeadLettersService).list(tx, page));
    expect(letters).toEqual([
      expect.objectContaining({ outboxId, reason: expect.stringContaining('died 21 times') }),
    ]);
    expect(await world.effects()).toEqual([]);
  });
});
