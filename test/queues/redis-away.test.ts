import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Bus } from '../../src/platform/bus/bus.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob } from '../../src/platform/jobs/handlers.js';
import { JobsEngine } from '../../src/platform/jobs/jobs-engine.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { QueueHealth } from '../../src/platform/jobs/queue-health.js';
import { SettingsProblem } from '../../src/platform/settings/settings.js';
import { Gate } from './kit/gate.js';
import { QueueWorld, record, settle, until, write } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
const job = defineJob({ name: 'test.carry', queue: 'dispatches', payload });

@HandlesJob(job)
class CarryWorker {
  async handle(tx: Transaction, { id }: z.infer<typeof payload>): Promise<void> {
    await record(tx, 'carry', '', id);
  }
}

const ON_REDIS = process.env.HUB_TEST_LANE === 'redis';
const lane = ON_REDIS ? describe : describe.skip;

lane('a Redis that is away', () => {
  let world: QueueWorld;
  let gate: Gate;

  beforeAll(async () => {
    gate = await Gate.to(process.env.HUB_TEST_REDIS_URL ?? '');
    world = await QueueWorld.create({ REDIS_URL: gate.address, SWEEP_AFTER_MILLISECONDS: '300' });
  });
  afterAll(async () => {
    await world.close();
    await gate.close();
  });
  beforeEach(() => world.sql('TRUNCATE effect'));

  const unsent = async () => (await world.sql('SELECT 1 FROM outbox_delivery WHERE sent_at IS NULL')).length;

  it('stops no start and no end of a process, and no mutation', async () => {
    await gate.close();
    const api = await world.api();
    const worker = await world.worker([CarryWorker]);
    await write(api, (tx) => api.get(OutboxService).send(tx, job, { id: newId() }));
    await until(async () => (await unsent()) === 1);
    await api.get(Bus).publish('feed.1', 'nobody hears it');
    expect((await api.get(QueueHealth).check()).problems).toContain('Redis cannot be reached.');
    await expect(worker.get(JobsEngine).drain({ milliseconds: 10 })).rejects.toThrow(
      /Redis cannot be reached[\s\S]*test.carry/,
    );
    await world.stop(worker);
    await world.stop(api);
    await gate.open();
  });

  it('is caught up with when it comes', async () => {
    const worker = await world.worker([CarryWorker]);
    await settle(worker);
    expect(await world.effects()).toHaveLength(1);
    await world.stop(worker);
  });

  it('is caught up with when it was away from the start of the very process', async () => {
    await gate.close();
    const api = await world.api();
    const worker = await world.worker([CarryWorker]);
    const ids = Array.from({ length: 30 }, newId);
    await write(api, (tx) =>
      api.get(OutboxService).sendAll(
        tx,
        job,
        ids.map((id) => ({ id })),
      ),
    );
    await until(async () => (await unsent()) === 30);
    await gate.open();
    await settle(worker);
    expect(await world.effects()).toEqual(ids.map((id) => `carry  ${id}`).sort());
    await until(() => api.get(Bus).problem() === null);
    await world.stop(worker);
    await world.stop(api);
  });

  it.each(['is cut off', 'hangs'])('loses and doubles nothing when it %s in the middle', async (how) => {
    const api = await world.api();
    const worker = await world.worker([CarryWorker]);
    const ids = Array.from({ length: 100 }, newId);
    const send = (some: string[]) =>
      write(api, (tx) =>
        api.get(OutboxService).sendAll(
          tx,
          job,
          some.map((id) => ({ id })),
        ),
      );
    await send(ids.slice(0, 50));
    await until(async () => (await world.effects()).length > 5);
    if (how === 'hangs') gate.jam();
    else await gate.close();
    await send(ids.slice(50));
    // The relay gives up its transaction: nobody is kept waiting by a server that does not answer.
    await until(async () => (await world.sql('SELECT 1 FROM outbox WHERE relayed_at IS NULL')).length === 0);
    if (how === 'hangs') gate.free();
    else await gate.open();
    await settle(worker);
    expect(await world.effects()).toEqual(ids.map((id) => `carry  ${id}`).sort());
    await world.stop(worker);
    await world.stop(api);
  });

  it('carries hints again after a cut', async () => {
    const [api, other] = [await world.api(), await world.api()];
    const heard: string[] = [];
    other.get(Bus).subscribe('feed.1', (text) => heard.push(text));
    const say = (text: string) =>
      until(async () => {
        await api.get(Bus).publish('feed.1', text);
        return heard.includes(text);
      });
    await say('before');
    await gate.close();
    await api.get(Bus).publish('feed.1', 'lost');
    await gate.open();
    await say('after');
    expect(heard).not.toContain('lost');
    await world.stop(api);
    await world.stop(other);
  });
});

const REDIS_SERVER = ON_REDIS ? programOnPath('redis-server') : null;
const ownRedis = REDIS_SERVER ? describe : describe.skip;

ownRedis('a Redis that may evict keys (needs a redis-server on this machine)', () => {
  it('stops the start, with a sentence', async () => {
    const world = await QueueWorld.create();
    const folder = mkdtempSync(join(tmpdir(), 'hub-redis-'));
    const port = await freePort();
    const policy = ['--maxmemory', '10mb', '--maxmemory-policy', 'allkeys-lru'];
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...policy];
    const redis = spawn(REDIS_SERVER ?? '', options, { stdio: 'ignore' });
    try {
      const starting = world.worker([CarryWorker], { REDIS_URL: `redis://127.0.0.1:${port}` });
      await expect(starting).rejects.toThrow(SettingsProblem);
      await expect(starting).rejects.toThrow(/^REDIS_URL: .* allkeys-lru .* noeviction/);
    } finally {
      redis.kill('SIGKILL');
      await once(redis, 'exit');
      rmSync(folder, { recursive: true });
      await world.close();
    }
  });
});

function programOnPath(name: string): string | null {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
