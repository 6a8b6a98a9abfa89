import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import type { DeadLetter } from '../../src/platform/jobs/dead-letter.store.js';
import { type DeadLetterPage, DeadLettersService } from '../../src/platform/jobs/dead-letters.service.js';
import { defineEvent } from '../../src/platform/jobs/define-event.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob, SubscribesTo } from '../../src/platform/jobs/handlers.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { DeliveryRunner } from '../../src/platform/jobs/run-delivery.js';
import { BUSY } from '../../src/platform/refusals/platform.refusals.js';
import { defineRefusal, type Refused } from '../../src/platform/refusals/refusal.js';
import { QueueWorld, record, settle, until, write } from './kit/queue-world.js';

const NOTHING_TO_LOAD = defineRefusal('NOTHING_TO_LOAD', 'Only for this test.');
const payload = z.object({ id: z.uuid() });
type Payload = z.infer<typeof payload>;

const load = defineJob({
  name: 'test.load',
  queue: 'dispatches',
  payload,
  attempts: 3,
  backoffMilliseconds: 20,
});
const loaded = defineEvent({ name: 'test.loaded', payload });
const unheard = defineEvent({ name: 'test.unheard', payload });

type Mood = 'works' | 'breaks' | 'refuses' | 'busy at first';
let mood: Mood = 'works';
let tries = 0;

@HandlesJob(load)
class LoadWorker {
  async handle(tx: Transaction, { id }: Payload): Promise<void> {
    tries += 1;
    await record(tx, 'load', mood, id);
    if (mood === 'breaks') throw new Error('The crane is broken');
    if (mood === 'refuses') throw NOTHING_TO_LOAD.because('There is nothing to load.');
    if (mood === 'busy at first' && tries === 1) throw BUSY.because('Others are at work.');
  }
}

@SubscribesTo(loaded, { subscriber: 'test.feed', queue: 'notices', attempts: 1 })
class FeedWorker {
  async handle(tx: Transaction, { id }: Payload): Promise<void> {
    await record(tx, 'feed', mood, id);
    if (mood === 'breaks') throw new Error('The feed is broken');
  }
}

@SubscribesTo(loaded, { subscriber: 'test.books', queue: 'notices' })
class BooksWorker {
  async handle(tx: Transaction, { id }: Payload): Promise<void> {
    await record(tx, 'books', mood, id);
  }
}

describe('dead letters', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    worker = await world.worker([LoadWorker, FeedWorker, BooksWorker]);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    tries = 0;
    await world.sql('TRUNCATE effect, dead_letter');
  });

  const list = (page: Partial<DeadLetterPage> = {}) =>
    write(api, (tx) =>
      api.get(DeadLettersService).list(tx, { after: null, limit: 10, waitingOnly: true, ...page }),
    );
  const retry = (id: string) => write(api, (tx) => api.get(DeadLettersService).retry(tx, id));
  const only = async () => {
    const letters = await list();
    expect(letters).toHaveLength(1);
    return letters[0] as DeadLetter;
  };
  async function sent(itsMood: Mood): Promise<{ id: string; outboxId: string }> {
    mood = itsMood;
    const id = newId();
    const outboxId = await write(api, (tx) => api.get(OutboxService).send(tx, load, { id }));
    await settle(worker);
    return { id, outboxId };
  }

  it('are what still fails after every try, and leave no effect', async () => {
    const { id, outboxId } = await sent('breaks');
    expect(tries).toBe(3);
    expect(await world.effects()).toEqual([]);
    expect(await only()).toEqual({
      id: expect.any(String),
      outboxId,
      subscriber: 'test.load',
      name: 'test.load',
      payload: { id },
      requestId: 'request-1',
      attempt: 1,
      reason: 'The crane is broken',
      diedAt: expect.any(Date),
      retriedAt: null,
    });
  });

  it('are at once what is refused', async () => {
    await sent('refuses');
    expect(tries).toBe(1);
    expect((await only()).reason).toBe('NOTHING_TO_LOAD: There is nothing to load.');
  });

  it('are not what only found others in the way', async () => {
    const { id } = await sent('busy at first');
    expect(tries).toBe(2);
    expect(await list()).toEqual([]);
    expect(await world.effects()).toEqual([`load busy at first ${id}`]);
  });

  it('are taken up again as the next attempt, and done', async () => {
    const { id } = await sent('breaks');
    const letter = await only();
    mood = 'works';
    expect(await retry(letter.id)).toMatchObject({ id: letter.id, retriedAt: expect.any(Date) });
    await settle(worker);
    expect(await world.effects()).toEqual([`load works ${id}`]);
    expect(await list()).toEqual([]);
    expect(await list({ waitingOnly: false })).toHaveLength(1);
    expect(await world.sql('SELECT retried_by FROM dead_letter')).toEqual([{ retried_by: 7 }]);
    expect(await world.sql('SELECT attempt FROM inbox WHERE outbox_id = $1', [letter.outboxId])).toEqual([
      { attempt: 2 },
    ]);
  });

  it('are taken up once, however many try', async () => {
    await sent('breaks');
    const { id } = await only();
    const outcomes = await Promise.allSettled([retry(id), retry(id), retry(id)]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const one of refused) {
      expect((one as PromiseRejectedResult).reason).toMatchObject({ code: 'ALREADY_RETRIED', field: 'id' });
    }
    await settle(worker);
    const again = await only();
    expect(again).toMatchObject({ attempt: 2 });
    expect(again.id).not.toBe(id);
  });

  it('are taken up again after the queues were wiped', async () => {
    const { id } = await sent('breaks');
    await world.wipeQueues();
    mood = 'works';
    await retry((await only()).id);
    await settle(worker);
    expect(await world.effects()).toEqual([`load works ${id}`]);
  });

  it('belong to one subscriber: the others have had the message and do not get it again', async () => {
    mood = 'breaks';
    const id = newId();
    await write(api, (tx) => api.get(OutboxService).announce(tx, loaded, { id }));
    await settle(worker);
    expect(await world.effects()).toEqual([`books breaks ${id}`]);
    const letter = await only();
    expect(letter).toMatchObject({ name: 'test.loaded', subscriber: 'test.feed' });
    mood = 'works';
    await retry(letter.id);
    await settle(worker);
    expect(await world.effects()).toEqual([`books breaks ${id}`, `feed works ${id}`]);
  });

  /** A delivery that the sweeper leaves alone, so that what the test says of it stays true. */
  const outstanding = (outboxId: string, attempt: number) =>
    world.sql(
      `INSERT INTO outbox_delivery (outbox_id, subscriber, attempt, sent_at) VALUES ($1, $2, $3, now() + interval '1 hour')`,
      [outboxId, load.name, attempt],
    );

  it('are found when the queue names an outbox row that is not there', async () => {
    const outboxId = newId();
    await outstanding(outboxId, 1);
    const retries = { attempts: 2, backoffMilliseconds: 10 };
    await world.withQueues((handover) =>
      handover.add(load.queue, [
        { name: load.name, outboxId, subscriber: load.name, attempt: 1, ...retries },
      ]),
    );
    await until(async () => (await list()).length > 0);
    expect(await only()).toMatchObject({ outboxId, name: 'test.load', payload: {}, requestId: 'unknown' });
    expect(tries).toBe(0);
  });

  it('are not made by an attempt that is no longer the one that counts', async () => {
    const outboxId = newId();
    await world.sql(
      `INSERT INTO outbox (id, kind, name, payload, request_id, relayed_at)
       VALUES ($1, 'command', 'test.load', '{"id": "no uuid"}', 'r', now())`,
      [outboxId],
    );
    await outstanding(outboxId, 2);
    const run = (attempt: number) =>
      worker
        .get(DeliveryRunner)
        .run({ outboxId, subscriber: load.name, attempt }, { name: load.name, number: 1, of: 3, deaths: 0 });
    expect((await run(1)).kind).toBe('dead');
    expect(await list()).toEqual([]);
    expect((await run(2)).kind).toBe('dead');
    expect(await only()).toMatchObject({ attempt: 2, reason: 'The payload does not fit: id: Invalid UUID' });
  });

  it('stay dead when the queue brings the same attempt again', async () => {
    const { outboxId } = await sent('refuses');
    mood = 'works';
    const delivery = { outboxId, subscriber: load.name, attempt: 1 };
    const verdict = await worker
      .get(DeliveryRunner)
      .run(delivery, { name: load.name, number: 1, of: 3, deaths: 0 });
    expect(verdict).toEqual({ kind: 'done' });
    expect(await world.effects()).toEqual([]);
    expect(await world.sql('SELECT 1 FROM inbox WHERE outbox_id = $1', [outboxId])).toEqual([]);
    await retry((await only()).id);
    await settle(worker);
    expect(await world.effects()).toHaveLength(1);
  });

  it('are not made in haste of what a newer release may know, but of what nobody knows', async () => {
    const still = await world.stillWorker([LoadWorker]);
    const outboxId = await write(api, (tx) => api.get(OutboxService).announce(tx, unheard, { id: newId() }));
    await until(
      async () =>
        (await world.sql('SELECT 1 FROM outbox WHERE id = $1 AND relayed_at IS NOT NULL', [outboxId]))
          .length > 0,
    );
    await world.sql(
      `INSERT INTO outbox_delivery (outbox_id, subscriber, sent_at) VALUES ($1, 'test.newer', now())`,
      [outboxId],
    );
    const run = (number: number) =>
      still
        .get(DeliveryRunner)
        .run(
          { outboxId, subscriber: 'test.newer', attempt: 1 },
          { name: unheard.name, number, of: 2, deaths: 0 },
        );
    expect((await run(2)).kind).toBe('later');
    await world.sql(`UPDATE outbox SET created_at = now() - interval '1 hour' WHERE id = $1`, [outboxId]);
    expect((await run(1)).kind).toBe('again');
    expect((await run(2)).kind).toBe('dead');
    expect((await only()).reason).toBe('This process has no handler for test.unheard to test.newer.');
    await world.stop(still);
  });

  it('come in pages, the oldest first', async () => {
    for (let one = 0; one < 3; one += 1) await sent('refuses');
    const all = await list();
    expect(all.map(({ id }) => id)).toEqual([...all.map(({ id }) => id)].sort());
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, after: first[1]?.id ?? null });
    expect([...first, ...second]).toEqual(all);
    expect(await write(api, (tx) => api.get(DeadLettersService).count(tx))).toBe(3);
  });

  it('are refused by name when there is none', async () => {
    const refused: Refused = await retry(newId()).catch((problem) => problem);
    expect(refused).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  });
});
