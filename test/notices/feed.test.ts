import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Floor } from '../dispatches/floor.js';
import { flight, report, schedule } from '../transports/freight.js';
import type { CastName } from '../world/cast.js';
import { announcement, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
const clients: Client[] = [];
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T07:00:00Z');
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => world?.close());

interface Entry {
  readonly cursor: string;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly occurredAt: string;
  readonly facts: readonly { name: string; value: string }[];
}

const ENTRY = 'cursor kind subject subjectId occurredAt facts { name value }';
const FEED = `query Q($after: String, $first: Int) { feed(after: $after, first: $first) { nodes { ${ENTRY} } pageInfo { hasNextPage endCursor } } }`;
const CONSIGNMENT = '... on Consignment { id reference units { nodes { id sscc contents { id } } } }';

/** All news of an organisation about some subjects. */
async function newsOf(who: CastName, ...subjectIds: string[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await world.ask(who, FEED, { after, first: 7 });
    found.push(...data.feed.nodes);
    after = data.feed.pageInfo.endCursor;
    more = data.feed.pageInfo.hasNextPage;
  }
  return found.filter(({ subjectId }) => subjectIds.includes(subjectId));
}
const kindsOf = async (who: CastName, ...subjectIds: string[]) =>
  (await newsOf(who, ...subjectIds)).map(({ kind }) => kind);
const factsOf = (entry: Entry | undefined) =>
  Object.fromEntries(entry?.facts.map(({ name, value }) => [name, value]) ?? []);
const announce = (more: Record<string, unknown> = {}, who: CastName = 'donor') =>
  world.act(who, 'announceConsignment', announcement(more), CONSIGNMENT);

describe('the feeds', () => {
  it('tell each organisation what concerns it, and nobody else anything', async () => {
    const plane = await schedule(world, flight());
    const mine = await announce({ transportIds: [plane.id] });
    const theirs = await announce({ transportIds: [plane.id] }, 'otherDonor');
    await world.act('donor', 'reviseRecipients', {
      consignmentId: mine.id,
      recipients: ['CRI', 'SCIENSANO'],
      reason: 'More.',
    });
    const left = {
      report: 'LEFT',
      occurredAt: '2020-03-13T06:10:00Z',
      estimatedArrivalAt: '2020-03-13T21:00:00Z',
    } as const;
    await report(world, plane.id, left);
    await report(world, plane.id, left);
    await world.settle();

    const told = await newsOf('donor', mine.id, theirs.id, plane.id);
    expect(told.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
      ['CONSIGNMENT_ANNOUNCED', mine.id],
      ['CONSIGNMENT_RECIPIENTS_REVISED', mine.id],
      ['CONSIGNMENT_UNDER_WAY', mine.id],
    ]);
    expect(told.at(-1)).toMatchObject({ subject: 'CONSIGNMENT', occurredAt: '2020-03-13T06:10:00.000Z' });
    expect(factsOf(told.at(-1))).toEqual({
      reference: mine.reference,
      transport: plane.number,
      estimatedArrivalAt: '2020-03-13T21:00:00.000Z',
    });
    expect(await kindsOf('otherDonor', mine.id, theirs.id, plane.id)).toEqual([
      'CONSIGNMENT_ANNOUNCED',
      'CONSIGNMENT_UNDER_WAY',
    ]);
    expect(await kindsOf('carrier', mine.id, theirs.id, plane.id)).toEqual(['TRANSPORT_LEFT']);
    expect((await kindsOf('operator', mine.id, theirs.id, plane.id)).sort()).toEqual([
      'CONSIGNMENT_ANNOUNCED',
      'CONSIGNMENT_ANNOUNCED',
      'CONSIGNMENT_RECIPIENTS_REVISED',
      'CONSIGNMENT_UNDER_WAY',
      'CONSIGNMENT_UNDER_WAY',
      'TRANSPORT_LEFT',
    ]);
    for (const who of ['agency', 'otherCarrier', 'dubaiOperator'] as const)
      expect((await world.ask(who, FEED)).data.feed.nodes).toEqual([]);
  });

  it('tell of arrivals, cancellations and contradictions, and spare donors what did not change anything', async () => {
    const [one, two] = [await schedule(world, flight()), await schedule(world, flight())];
    const mine = await announce({ transportIds: [one.id, two.id] });
    const gone = await announce({ transportIds: [one.id] });
    await world.act('donor', 'cancelConsignment', { consignmentId: gone.id, reason: 'Needed at home.' });
    await world.settle();
    await report(world, one.id, { report: 'ARRIVED', occurredAt: '2020-03-13T06:50:00Z' });
    await report(world, two.id, { report: 'CANCELLED', occurredAt: '2020-03-13T06:00:00Z' });
    await world.settle();
    await report(world, one.id, { report: 'CANCELLED', occurredAt: '2020-03-13T06:00:00Z' });
    await world.settle();
    const kinds = await kindsOf('donor', mine.id);
    expect(kinds.slice(0, 1)).toEqual(['CONSIGNMENT_ANNOUNCED']);
    expect(kinds.slice(1).sort()).toEqual(['CONSIGNMENT_ARRIVED', 'CONSIGNMENT_DELAYED']);
    expect(await kindsOf('donor', gone.id)).toEqual(['CONSIGNMENT_ANNOUNCED', 'CONSIGNMENT_CANCELLED']);
    expect(await kindsOf('carrier', one.id)).toEqual(['TRANSPORT_ARRIVED', 'TRANSPORT_CONTRADICTED']);
    expect(await kindsOf('carrier', two.id)).toEqual(['TRANSPORT_CANCELLED']);
  });

  it('tell of pallets, one entry a batch, with counts, and of a repeated scan nothing', async () => {
    const mine = await announce({ units: [pallet(), pallet(), pallet()] });
    const scans = mine.units.nodes.map(({ sscc }: { sscc: string }, index: number) => ({
      clientKey: `00000000-0000-4000-8000-00000000000${index}`,
      kind: 'RECEIVE',
      data: sscc,
      occurredAt: '2020-03-13T06:59:00Z',
    }));
    await world.act('operator', 'recordScans', { scans });
    await world.settle();
    const again = {
      ...scans[0],
      clientKey: '00000000-0000-4000-8000-0000000000ff',
      occurredAt: '2020-03-13T06:59:30Z',
    };
    await world.act('operator', 'recordScans', { scans: [again] });
    await world.settle();
    const told = (await newsOf('donor', mine.id)).slice(1);
    expect(told.map(({ kind }) => kind)).toEqual(['CONSIGNMENT_PALLETS_RECORDED']);
    expect(factsOf(told[0])).toEqual({ reference: mine.reference, UNIT_RECEIVED: '3' });
  });

  it('tell two donors of one pallet, each of its own consignment', async () => {
    const [mine, theirs] = [await announce(), await announce({}, 'otherDonor')];
    const [mixed] = mine.units.nodes;
    const contents = [{ item: 'GOGGLES', quantity: 5, consignmentId: theirs.id }];
    await world.act('operator', 'receivePallet', { sscc: mixed.sscc });
    await world.act('operator', 'identifyContents', { unitId: mixed.id, contents });
    await world.settle();
    await world.act('operator', 'holdPallet', {
      unitId: mixed.id,
      reason: 'QUALITY',
      note: 'Not for donors.',
    });
    await world.settle();
    const [my, their] = [
      await newsOf('donor', mine.id, theirs.id),
      await newsOf('otherDonor', mine.id, theirs.id),
    ];
    expect(factsOf(my.at(-1))).toEqual({ reference: mine.reference, UNIT_HELD: '1' });
    expect(factsOf(their.at(-1))).toEqual({ reference: theirs.reference, UNIT_HELD: '1' });
    expect(new Set(my.map(({ subjectId }) => subjectId))).toEqual(new Set([mine.id]));
    expect(new Set(their.map(({ subjectId }) => subjectId))).toEqual(new Set([theirs.id]));
  });

  it('tell an agency of what is addressed to it', async () => {
    const floor = new Floor(world);
    await floor.clock(0);
    await floor.truck('ROME');
    const dispatch = await floor.planned(1, 'ROME');
    expect(await kindsOf('agency', dispatch.id)).toEqual(['DISPATCH_PLANNED']);
    expect(await kindsOf('otherAgency', dispatch.id)).toEqual([]);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
    [{ after: Buffer.from('["-1"]').toString('base64url') }, 'after'],
  ])('refuse %j', async (variables, field) => {
    const { errors } = await world.ask('donor', FEED, variables);
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('are for those who are signed in', async () => {
    expect((await world.ask(null, FEED)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('feedEntryAdded', () => {
  interface Message {
    readonly data?: { readonly feedEntryAdded: Entry } | null;
    readonly errors?: readonly { extensions?: Record<string, unknown> }[];
  }

  function follow(who: CastName, after: string | null) {
    const client = createClient({
      url: `${world.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${world.cast[who].token}` },
      retryAttempts: 0,
    });
    clients.push(client);
    const query = `subscription S($after: String) { feedEntryAdded(after: $after) { ${ENTRY} } }`;
    return client.iterate({ query, variables: { after } }) as AsyncIterableIterator<Message>;
  }

  it('sends what came after the cursor, then what comes, each once', async () => {
    const before = await announce();
    await world.settle();
    const [first] = await newsOf('donor', before.id);
    const missed = await announce();
    await world.settle();
    const news = follow('donor', first?.cursor ?? null);
    const entry = async () => (await news.next()).value?.data?.feedEntryAdded as Entry;
    const second = await entry();
    expect(second).toMatchObject({ kind: 'CONSIGNMENT_ANNOUNCED', subjectId: missed.id });
    const next = entry();
    const live = await announce();
    await world.settle();
    expect(await next).toMatchObject({ kind: 'CONSIGNMENT_ANNOUNCED', subjectId: live.id });
    await news.return?.();
    const resumed = follow('donor', second.cursor);
    expect((await resumed.next()).value?.data?.feedEntryAdded).toMatchObject({ subjectId: live.id });
    await resumed.return?.();
  });

  it('refuses a cursor that is none', async () => {
    const answer = await follow('donor', 'nonsense').next();
    expect(JSON.stringify(answer)).toContain('INVALID_INPUT');
  });
});
