import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, train, truck } from './freight.js';

let world: World;
const ids: Record<string, string> = {};

/** Three flights and a train that come, two trucks that leave Liège, and one that goes on from Rome. */
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-12T12:00:00Z');
  const made = [
    flight({ number: 'EARLY', arrivesAt: '2020-03-13T18:00:00Z' }),
    flight({ number: 'LATE', arrivesAt: '2020-03-13T16:00:00Z' }),
    flight({ number: 'OTHER', arrivesAt: '2020-03-14T20:00:00Z', carrier: 'OTHER-TRUCKS', origin: 'CGO' }),
    train({ number: 'TRAIN' }),
    truck({ number: 'TRUCK A' }),
    truck({ number: 'TRUCK B', carrier: 'OTHER-TRUCKS', departsAt: '2020-03-14T09:00:00Z' }),
    truck({ number: 'ONWARD', origin: 'ROME', destination: 'FCO' }),
  ];
  for (const one of made) ids[String(one.number)] = (await schedule(world, one)).id;
  const container = { transportId: ids.TRAIN, kind: 'CONTAINER', number: 'CSQU3054383' };
  await world.act('carrier', 'addTransportIdentifier', container, '');
  await world.act('carrier', 'estimateTransport', {
    transportId: ids.LATE,
    occurredAt: '2020-03-12T10:00:00Z',
    estimatedArrivalAt: '2020-03-13T23:00:00Z',
    delayReason: 'WEATHER',
  });
});
afterAll(() => world?.close());

const ROW =
  'nodes { number carrier { code } origin { code } destination { code } status overdue arrivalDelayMinutes capacity { freePallets freeColdPallets } } pageInfo { hasNextPage endCursor }';
const BOARD = `query Q($filter: BoardFilterInput, $first: Int, $after: String) {
  arrivalsBoard(filter: $filter, first: $first, after: $after) { ${ROW} } }`;
const DEPARTURES = BOARD.replace('arrivalsBoard', 'departuresBoard');

async function numbers(
  filter: Record<string, unknown> | null = null,
  who: 'operator' | 'carrier' | 'otherCarrier' | 'dubaiOperator' = 'operator',
  query = BOARD,
): Promise<string[]> {
  const { data, errors } = await world.ask(who, query, { filter });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return Object.values(data as Record<string, { nodes: { number: string }[] }>).flatMap(({ nodes }) =>
    nodes.map(({ number }) => number),
  );
}

describe('the arrivals board', () => {
  it('shows what comes, in the order of what is known: an estimate moves a row', async () => {
    const { data } = await world.ask('operator', BOARD);
    expect(data.arrivalsBoard.nodes.map((node: { number: string }) => node.number)).toEqual([
      'EARLY',
      'LATE',
      'OTHER',
      'TRAIN',
    ]);
    expect(data.arrivalsBoard.nodes[1]).toEqual({
      number: 'LATE',
      carrier: { code: 'TRUCKS' },
      origin: { code: 'HGH' },
      destination: { code: 'LGG' },
      status: 'SCHEDULED',
      overdue: false,
      arrivalDelayMinutes: 420,
      capacity: { freePallets: 40, freeColdPallets: 0 },
    });
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ from: '2020-03-13T20:00:00Z', until: '2020-03-14T20:00:00Z' }, ['LATE']],
    [{ until: '2020-03-13T23:00:00Z' }, ['EARLY']],
    [{ from: '2020-03-13T23:00:00Z' }, ['LATE', 'OTHER', 'TRAIN']],
    [{ modes: ['RAIL'] }, ['TRAIN']],
    [{ modes: [] }, []],
    [{ statuses: ['LEFT', 'ARRIVED'] }, []],
    [{ place: 'CGO' }, ['OTHER']],
    [{ place: 'MSQ' }, ['TRAIN']],
    [{ number: ' truck  a' }, []],
    [{ number: 'early' }, ['EARLY']],
    [{ number: 'csqu 305438-3' }, ['TRAIN']],
    [{ number: "' OR 1=1" }, []],
    [{ lateOnly: true }, ['LATE']],
    [{ lateOnly: true, place: 'CGO' }, []],
  ])('can be asked for %j', async (filter, expected) => {
    expect(await numbers(filter)).toEqual(expected);
  });

  it('comes page by page, each row once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await world.ask('operator', BOARD, { first: 3, after });
      seen.push(...data.arrivalsBoard.nodes.map((node: { number: string }) => node.number));
      after = data.arrivalsBoard.pageInfo.hasNextPage ? data.arrivalsBoard.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['EARLY', 'LATE', 'OTHER', 'TRAIN']);
  });

  it('shows a carrier what it drives, and a hub what comes to it', async () => {
    expect(await numbers(null, 'carrier')).toEqual(['EARLY', 'LATE', 'TRAIN']);
    expect(await numbers(null, 'otherCarrier')).toEqual(['OTHER']);
    expect(await numbers(null, 'dubaiOperator')).toEqual([]);
    for (const who of ['donor', 'agency'] as const)
      expect((await world.ask(who, BOARD)).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it.each<[Record<string, unknown>, string, string]>([
    [
      { filter: { from: '2020-03-14T00:00:00Z', until: '2020-03-13T00:00:00Z' } },
      'INVALID_INPUT',
      'filter.until',
    ],
    [{ filter: { from: '2020-02-30T00:00:00Z' } }, 'INVALID_INPUT', 'filter.from'],
    [{ filter: { place: 'NOWHERE' } }, 'NOT_FOUND', 'filter.place'],
    [{ first: 101 }, 'INVALID_INPUT', 'first'],
    [{ after: 'nonsense' }, 'INVALID_INPUT', 'after'],
  ])('refuses %j', async (variables, code, field) => {
    const { errors } = await world.ask('operator', BOARD, variables);
    expect(errors[0].extensions).toMatchObject({ code, field });
  });
});

describe('the departures board', () => {
  it('shows what leaves the hub, not what goes on from elsewhere; a carrier all that it drives', async () => {
    expect(await numbers(null, 'operator', DEPARTURES)).toEqual(['TRUCK A', 'TRUCK B']);
    expect(await numbers(null, 'carrier', DEPARTURES)).toEqual(['TRUCK A', 'ONWARD']);
    expect(await numbers({ place: 'ROME' }, 'carrier', DEPARTURES)).toEqual(['TRUCK A']);
  });

  it('shows what is overdue as late, and what left late', async () => {
    expect(await numbers({ lateOnly: true }, 'operator', DEPARTURES)).toEqual([]);
    await world.setClock('2020-03-14T08:30:00Z');
    await world.settle();
    expect(await numbers({ lateOnly: true }, 'operator', DEPARTURES)).toEqual(['TRUCK A']);
    const id = ids['TRUCK A'] ?? '';
    await report(world, id, { report: 'LEFT', occurredAt: '2020-03-14T08:10:00Z' });
    expect(await numbers({ lateOnly: true }, 'operator', DEPARTURES)).toEqual([]);
    await world.setClock('2020-03-14T10:00:00Z');
    await report(
      world,
      ids['TRUCK B'] ?? '',
      { report: 'LEFT', occurredAt: '2020-03-14T09:30:00Z' },
      'otherCarrier',
    );
    expect(await numbers({ lateOnly: true, statuses: ['LEFT'] }, 'operator', DEPARTURES)).toEqual([
      'TRUCK B',
    ]);
  });
});
