import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { HistoryModule } from '../../src/history/history.module.js';
import { type FeedEntry, FeedService, feedCursor } from '../../src/notices/feed.service.js';
import type { Follower } from '../../src/notices/follow.js';
import { NoticesModule } from '../../src/notices/notices.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids/ids.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { SettingsModule } from '../../src/platform/settings/settings.module.js';
import { OPERATOR, QueueWorld } from './kit/queue-world.js';

const FEATURES = [HistoryModule, AccountsModule, NoticesModule];
const WORKER = systemPrincipal('worker', 'request-1');
const reader = (organisationId: number) => ({ ...OPERATOR, organisationId });

let world: QueueWorld;
let worker: INestApplicationContext;
let apis: INestApplicationContext[];
let next = 100;

beforeAll(async () => {
  world = await QueueWorld.create();
  worker = await world.worker([], {}, FEATURES);
  apis = [await startApi(), await startApi()];
});
afterAll(async () => {
  for (const api of apis ?? []) await api.close();
  await world?.close();
});

/** A process of its own, as far as the feed is concerned: pool, bus and rights of the API. */
function startApi(): Promise<INestApplicationContext> {
  const imports = [
    SettingsModule.with(world.settings('api')),
    DatabaseModule.as('api'),
    JobsModule.forApi(),
    ...FEATURES,
  ];
  class Api {}
  Module({ imports })(Api);
  return NestFactory.createApplicationContext(Api, { abortOnError: false, logger: false });
}

/** What a job posts, with the number as the only thing that tells entries apart; hints go out after the commit. */
async function post(
  organisations: readonly number[],
  numbers: readonly number[],
  before?: (tx: Transaction) => Promise<void>,
) {
  const after: (() => void | Promise<void>)[] = [];
  await worker.get(UnitOfWork).write(WORKER, async (tx) => {
    const entries = numbers.flatMap((number) =>
      organisations.map((organisationId) => entry(organisationId, number)),
    );
    await worker.get(FeedService).post(tx, entries, { afterCommit: (action) => after.push(action) });
    await before?.(tx);
  });
  for (const action of after) await action();
}

function entry(organisationId: number, number: number) {
  const occurredAt = new Date(Date.UTC(2020, 2, 13));
  return {
    organisationId,
    kind: 'TRANSPORT_LEFT',
    subjectKind: 'transport',
    subject: newId(),
    detail: { number },
    occurredAt,
  };
}

const numbersOf = (rows: readonly FeedEntry[]) => rows.map(({ detail }) => Number(detail.number));

async function take(follower: Follower<FeedEntry>, count: number): Promise<FeedEntry[]> {
  const taken: FeedEntry[] = [];
  while (taken.length < count) {
    const { value } = await follower.next();
    if (value) taken.push(value);
  }
  return taken;
}

async function all(
  organisationId: number,
  first = 100,
  api = apis[0] as INestApplicationContext,
): Promise<FeedEntry[]> {
  const found: FeedEntry[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const slice = await api.get(FeedService).page(reader(organisationId), { first, after });
    found.push(...slice.items.map(({ row }) => row));
    after = slice.items.at(-1)?.cursor ?? null;
    more = slice.hasNextPage;
  }
  return found;
}

describe('a feed', () => {
  it('has no gap and no number before all smaller ones, whoever commits first', async () => {
    const organisation = next++;
    const seen: number[] = [];
    let cursor: string | null = null;
    const read = async () => {
      const slice = await apis[0]?.get(FeedService).page(reader(organisation), { first: 100, after: cursor });
      const rows = slice?.items ?? [];
      seen.push(...rows.map(({ row }) => Number(row.sequence)));
      cursor = rows.at(-1)?.cursor ?? cursor;
    };

    let open = () => {};
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    let posted = () => {};
    const first = new Promise<void>((resolve) => {
      posted = resolve;
    });
    // The first transaction has its number and does not commit; the second one wants the next number.
    const slow = post([organisation], [1, 2], async () => {
      posted();
      await held;
    });
    await first;
    const quick = post([organisation], [3]);
    await untilSomebodyWaits();
    await read();
    expect(seen).toEqual([]);
    open();
    await Promise.all([slow, quick]);
    await read();
    expect(seen).toEqual([1, 2, 3]);
    expect(numbersOf(await all(organisation))).toEqual([1, 2, 3]);
  });

  it('takes a number back from a transaction that is undone', async () => {
    const organisation = next++;
    await post([organisation], [1]);
    await expect(post([organisation], [2], async () => Promise.reject(new Error('undone')))).rejects.toThrow(
      'undone',
    );
    await post([organisation], [3]);
    const rows = await all(organisation);
    expect(rows.map(({ sequence }) => sequence)).toEqual(['1', '2']);
    expect(numbersOf(rows)).toEqual([1, 3]);
  });

  it('loses nothing and doubles nothing under many writers to several feeds, in whatever order they name them', async () => {
    const [one, two, three] = [next++, next++, next++];
    const orders = [
      [one, two, three],
      [three, two, one],
      [two, one],
      [three, one],
    ];
    await Promise.all(Array.from({ length: 40 }, (_, index) => post(orders[index % 4] ?? [], [index])));
    for (const organisation of [one, two, three]) {
      const rows = await all(organisation, 7);
      expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, index) => index + 1));
      const meant = orders.flatMap((order, index) => (order.includes(organisation) ? [index] : []));
      expect(numbersOf(rows).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, index) => index).filter((index) => meant.includes(index % 4)),
      );
    }
  });

  it("is one organisation's own", async () => {
    const [mine, theirs] = [next++, next++];
    await post([theirs], [1]);
    expect(await all(mine)).toEqual([]);
  });
});

describe('subscriptions in two API processes', () => {
  const follow = (api: number, organisation: number, after: string | null = null) =>
    (apis[api] as INestApplicationContext).get(FeedService).follow(reader(organisation), after);

  it('give everything once and in order to each, however it is written', async () => {
    const organisation = next++;
    const followers = [await follow(0, organisation), await follow(1, organisation)];
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    const taken = followers.map((follower) => take(follower, 30));
    for (const number of numbers.slice(0, 10)) await post([organisation], [number]);
    await Promise.all([post([organisation], numbers.slice(10, 20)), post([organisation], numbers.slice(20))]);
    const [one, two] = await Promise.all(taken);
    expect(one?.map(({ sequence }) => Number(sequence))).toEqual(numbers.map((number) => number + 1));
    expect(numbersOf(two ?? [])).toEqual(numbersOf(one ?? []));
    expect(numbersOf(one ?? []).sort((a, b) => a - b)).toEqual(numbers);
    for (const follower of followers) await follower.return();
  });

  it('go on from a cursor, in whichever process: what came meanwhile comes first', async () => {
    const organisation = next++;
    const before = await follow(0, organisation);
    await post([organisation], [1, 2]);
    const [, second] = await take(before, 2);
    await before.return();
    await post([organisation], [3]);
    const resumed = await follow(1, organisation, feedCursor(second as FeedEntry));
    const rest = take(resumed, 2);
    await post([organisation], [4]);
    expect(numbersOf(await rest)).toEqual([3, 4]);
    await resumed.return();
  });

  it('begin with what comes from now on when no cursor is given', async () => {
    const organisation = next++;
    await post([organisation], [1]);
    const follower = await follow(0, organisation);
    const one = take(follower, 1);
    await post([organisation], [2]);
    expect(numbersOf(await one)).toEqual([2]);
    await follower.return();
  });

  it('hear of news whose hint was lost', async () => {
    const organisation = next++;
    const follower = await follow(0, organisation);
    const one = take(follower, 1);
    await worker
      .get(UnitOfWork)
      .write(WORKER, (tx) =>
        worker.get(FeedService).post(tx, [entry(organisation, 1)], { afterCommit: () => undefined }),
      );
    expect(numbersOf(await one)).toEqual([1]);
    await follower.return();
  });

  it('refuse a cursor that is none', async () => {
    await expect(follow(0, next++, 'nonsense')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'after',
    });
  });
});

it('is written by the worker only: the API may not', async () => {
  const [api] = apis as [INestApplicationContext];
  const writing = api
    .get(UnitOfWork)
    .write(WORKER, (tx) =>
      api.get(FeedService).post(tx, [entry(next++, 1)], { afterCommit: () => undefined }),
    );
  await expect(writing).rejects.toThrow('permission denied');
});

/** A transaction waits for another one's lock. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.datname = current_database()
    WHERE NOT l.granted AND l.pid IN (SELECT pid FROM pg_stat_activity WHERE datname = d.datname)`;
  while ((await world.sql(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
