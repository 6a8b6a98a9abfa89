import { type INestApplicationContext, Module } from '@nestjs/common';
import { z } from 'zod';
import { RELAY_UNIT_OF_WORK } from '../../src/platform/database/database.module.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { defineEvent } from '../../src/platform/jobs/define-event.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlerRegistry } from '../../src/platform/jobs/handler-registry.js';
import { HandlesJob, SubscribesTo } from '../../src/platform/jobs/handlers.js';
import { type Handed, Handover } from '../../src/platform/jobs/handover.js';
import type { DeliveryContext } from '../../src/platform/jobs/message.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { Relay } from '../../src/platform/jobs/relay.js';
import { DeliveryRunner } from '../../src/platform/jobs/run-delivery.js';
import { QueueWorld, record, settle, until, write } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
type Payload = z.infer<typeof payload>;

const plan = defineJob({ name: 'test.plan', queue: 'dispatches', payload });
const received = defineEvent({ name: 'test.received', payload });
const ignored = defineEvent({ name: 'test.ignored', payload });

const seen: DeliveryContext[] = [];
const afterwards: string[] = [];

@HandlesJob(plan)
class PlanWorker {
  constructor(private readonly outbox: OutboxService) {}

  async handle(tx: Transaction, { id }: Payload, context: DeliveryContext): Promise<void> {
    seen.push(context);
    await record(tx, 'plan', tx.principal.requestId, id);
    await this.outbox.announce(tx, received, { id });
    context.afterCommit(() => void afterwards.push(id));
  }
}

@SubscribesTo(received, { subscriber: 'test.feed', queue: 'notices' })
class FeedWorker {
  async handle(tx: Transaction, { id }: Payload): Promise<void> {
    await record(tx, 'feed', tx.principal.requestId, id);
  }
}

@SubscribesTo(received, { subscriber: 'test.books-of-the-hub', queue: 'dispatches' })
class BooksWorker {
  async handle(tx: Transaction, { id }: Payload): Promise<void> {
    await record(tx, 'books', tx.principal.requestId, id);
  }
}

const LOWER = [PlanWorker, FeedWorker];

/** Dies between giving jobs to the queue and committing that it did. */
class DyingHandover extends Handover {
  override async add(queue: string, deliveries: readonly Handed[]): Promise<void> {
    await super.add(queue, deliveries);
    throw new Error('The relay dies here');
  }
}

describe('deliveries', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    worker = await world.worker(LOWER);
  });
  afterAll(() => world.close());
  afterEach(() => world.sql('TRUNCATE effect'));

  const bothOf = (ids: readonly string[]) =>
    ids.flatMap((id) => [`feed request-1 ${id}`, `plan request-1 ${id}`]).sort();
  const send = (id: string) => write(api, (tx) => api.get(OutboxService).send(tx, plan, { id }));
  it('carry a command to its handler and an event to its subscriber, with the request that caused them', async () => {
    const id = newId();
    const outboxId = await send(id);
    await settle(worker);
    expect(await world.effects()).toEqual([`feed request-1 ${id}`, `plan request-1 ${id}`]);
    expect(seen.at(-1)).toMatchObject({ outboxId, requestId: 'request-1', attempt: 1 });
    expect(afterwards.filter((one) => one === id)).toHaveLength(1);
  });

  it('do not exist when the transaction of their cause is undone', async () => {
    const id = newId();
    const undone = write(api, async (tx) => {
      await api.get(OutboxService).send(tx, plan, { id });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await settle(worker);
    expect(await world.effects()).toEqual([]);
  });

  it('refuse a payload that does not fit before anything is written', async () => {
    await expect(send('no uuid')).rejects.toThrow('The payload of test.plan does not fit');
  });

  it('are marked and forgotten when nobody subscribes', async () => {
    const outboxId = await write(api, (tx) => api.get(OutboxService).announce(tx, ignored, { id: newId() }));
    await settle(worker);
    const rows = await world.sql('SELECT relayed_at IS NOT NULL AS relayed FROM outbox WHERE id = $1', [
      outboxId,
    ]);
    expect(rows).toEqual([{ relayed: true }]);
    expect(await world.sql('SELECT 1 FROM inbox WHERE outbox_id = $1', [outboxId])).toEqual([]);
  });

  it('go out in one statement for many, and have one effect each', async () => {
    const ids = Array.from({ length: 230 }, newId);
    const payloads = ids.map((id) => ({ id }));
    const outboxIds = await write(api, (tx) => api.get(OutboxService).sendAll(tx, plan, payloads));
    expect(new Set(outboxIds).size).toBe(230);
    await settle(worker);
    expect(await world.effects()).toEqual(bothOf(ids));
  });

  it('have one effect when they are carried out many times at once', async () => {
    const [one, two] = [newId(), newId()];
    const ids = await Promise.all([send(one), send(two)]);
    const again = async () => {
      await Promise.all(
        [1, 2, 3].flatMap((attempt) =>
          ids.map((outboxId) =>
            worker
              .get(DeliveryRunner)
              .run(
                { outboxId, subscriber: plan.name, attempt },
                { name: plan.name, number: 1, of: 9, deaths: 0 },
              ),
          ),
        ),
      );
    };
    await Promise.all([again(), settle(worker), again()]);
    await again();
    await settle(worker);
    expect(await world.effects()).toEqual(bothOf([one, two]));
  });

  it('have one effect when the relay dies between the queue and its commit', async () => {
    await world.stop(worker);
    const still = await world.stillWorker(LOWER);
    const ids = Array.from({ length: 20 }, newId);
    await Promise.all(ids.map(send));
    await world.withQueues(
      async (dying) => {
        const relay = new Relay(still.get(RELAY_UNIT_OF_WORK), still.get(HandlerRegistry), dying);
        await expect(relay.step()).rejects.toThrow('The relay dies here');
        await expect(relay.step()).rejects.toThrow('The relay dies here');
        expect(await dying.load(plan.queue)).toMatchObject({ waiting: 20 });
      },
      (connection) => new DyingHandover(connection),
    );
    expect(await world.sql('SELECT 1 FROM outbox_delivery WHERE sent_at IS NULL')).toHaveLength(20);
    worker = await world.worker(LOWER);
    await settle(worker);
    expect(await world.effects()).toEqual(bothOf(ids));
    expect(await world.sql('SELECT 1 FROM outbox_delivery')).toEqual([]);
  });

  it('are neither lost nor doubled by several relays and workers at once', async () => {
    const second = await world.worker(LOWER);
    const ids = Array.from({ length: 200 }, newId);
    for (let at = 0; at < ids.length; at += 20) await Promise.all(ids.slice(at, at + 20).map(send));
    await Promise.all([settle(worker), settle(second)]);
    await settle(worker);
    await world.stop(second);
    expect(await world.effects()).toEqual(bothOf(ids));
    const twice = await world.sql('SELECT 1 FROM inbox GROUP BY outbox_id, subscriber HAVING count(*) > 1');
    expect(twice).toEqual([]);
  });

  it('are hurried on by a hint, without waiting for the next look', async () => {
    await world.stop(worker);
    worker = await world.worker(LOWER, { RELAY_POLL_MILLISECONDS: '3600000' });
    // The first ones may come before somebody listens.
    await until(async () => {
      await send(newId());
      return (await world.effects()).length > 0;
    });
  });

  it('are found by the next look when the hint was not given', async () => {
    await world.stop(worker);
    worker = await world.worker(LOWER);
    const id = newId();
    await world.sql('BEGIN');
    // Whoever holds this gives the hint for the others.
    await world.sql(`SELECT pg_advisory_xact_lock(hashtextextended('hub_outbox', 20200313))`);
    await send(id);
    await world.sql('COMMIT');
    await until(async () => (await world.effects()).includes(`feed request-1 ${id}`));
    await settle(worker);
  });

  it('reach a subscriber that a module of a higher floor brings, and no lower file knows', async () => {
    @Module({ providers: [BooksWorker] })
    class ReportsModule {}
    await world.stop(worker);
    worker = await world.worker([...LOWER], {}, [ReportsModule]);
    const id = newId();
    await send(id);
    await settle(worker);
    expect(await world.effects()).toEqual([
      `books request-1 ${id}`,
      `feed request-1 ${id}`,
      `plan request-1 ${id}`,
    ]);
  });
});
