import { newId } from '../../src/platform/ids/ids.js';
import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, TRANSPORT, truck } from './freight.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-12T12:00:00Z');
});
afterAll(() => world?.close());

const ONE = `query Q($id: ID!) { transport(id: $id) { id number capacity { pallets } } }`;
const PAGE = `query Q($direction: TransportDirection!, $first: Int, $after: String, $from: DateTime) {
  transports(direction: $direction, first: $first, after: $after, departingFrom: $from) {
    nodes { id number departsAt } pageInfo { hasNextPage endCursor }
  }
}`;

describe('scheduleTransport', () => {
  it('puts the flight of 13 March on the timetable', async () => {
    const made = await schedule(world, flight({ number: '  cao   3031', document: '235-1234 5675' }));
    expect(made).toEqual({
      __typename: 'Transport',
      id: expect.any(String),
      number: 'CAO 3031',
      direction: 'INBOUND',
      mode: 'AIR',
      status: 'SCHEDULED',
      attention: false,
      overdue: false,
      identifiers: [
        { id: expect.any(String), kind: 'AWB', number: '23512345675', problem: null, overrideReason: null },
      ],
      stops: [],
      estimatedDepartureAt: '2020-03-13T06:00:00.000Z',
      delayReason: null,
      departureDelayMinutes: 0,
      arrivalDelayMinutes: 0,
      simulated: false,
      cutOffAt: '2020-03-13T02:00:00.000Z',
      departsAt: '2020-03-13T06:00:00.000Z',
      arrivesAt: '2020-03-13T20:00:00.000Z',
      estimatedArrivalAt: '2020-03-13T20:00:00.000Z',
      leftAt: null,
      arrivedAt: null,
      temperatureClasses: [],
      origin: { code: 'HGH' },
      destination: { code: 'LGG' },
      carrier: { code: 'TRUCKS' },
      capacity: {
        pallets: 40,
        kilograms: 20_000,
        reservedPallets: 0,
        reservedKilograms: 0,
        coldPallets: 0,
        freePallets: 40,
        freeKilograms: 20_000,
        freeColdPallets: 0,
      },
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an arrival before the departure', { arrivesAt: '2020-03-13T06:00:00Z' }, 'INVALID_INPUT', 'arrivesAt'],
    ['a cut-off after the departure', { cutOffAt: '2020-03-13T06:00:01Z' }, 'INVALID_INPUT', 'cutOffAt'],
    ['an impossible date', { departsAt: '2020-02-30T06:00:00Z' }, 'INVALID_INPUT', 'departsAt'],
    ['a time without an offset', { departsAt: '2020-03-13T06:00:00' }, 'INVALID_INPUT', 'departsAt'],
    ['no pallets', { capacityPallets: 0 }, 'INVALID_INPUT', 'capacityPallets'],
    ['minus one kilogram', { capacityKilograms: -1 }, 'INVALID_INPUT', 'capacityKilograms'],
    ['more than any train takes', { capacityKilograms: 2_000_000_000 }, 'INVALID_INPUT', 'capacityKilograms'],
    [
      'a temperature class twice',
      { temperatureClasses: ['COL', 'COL'] },
      'INVALID_INPUT',
      'temperatureClasses',
    ],
    ['no number', { number: '   ' }, 'INVALID_INPUT', 'number'],
    ['a number with NUL', { number: 'A\u0000' }, 'INVALID_INPUT', 'number'],
    ['a wrong check digit', { document: '235-12345676' }, 'WRONG_IDENTIFIER', 'document'],
    ['an air waybill used before', { document: '235-1234 5675' }, 'AWB_USED_BEFORE', 'document'],
    ['a kind of no document', { documentKind: 'AWB' }, 'INVALID_INPUT', 'documentKind'],
    ['more cold places than places', { capacityColdPallets: 41 }, 'INVALID_INPUT', 'capacityColdPallets'],
    ['half a cold place', { capacityColdPallets: -1 }, 'INVALID_INPUT', 'capacityColdPallets'],
    ['cold places without a temperature', { capacityColdPallets: 1 }, 'INVALID_INPUT', 'temperatureClasses'],
    ['a simulation at a real hub', { simulated: true }, 'NOT_A_DEMO', 'simulated'],
    [
      'a paper of another kind of vehicle',
      { document: 'X', documentKind: 'CMR' },
      'INVALID_INPUT',
      'documentKind',
    ],
    [
      'a reason for no document',
      { documentOverrideReason: 'So.' },
      'INVALID_INPUT',
      'documentOverrideReason',
    ],
    ['an unknown place', { origin: 'NOWHERE' }, 'NOT_FOUND', 'origin'],
    ['a place that is SQL', { origin: "HGH' OR 1=1 --" }, 'NOT_FOUND', 'origin'],
    ['an unknown carrier', { carrier: 'NOBODY' }, 'NOT_FOUND', 'carrier'],
    ['a donor as carrier', { carrier: 'JACK-MA' }, 'INVALID_INPUT', 'carrier'],
    ['a way from a place to itself', { origin: 'LGG' }, 'INVALID_INPUT', 'destination'],
    ['inbound past the hub', { destination: 'FCO' }, 'INVALID_INPUT', 'destination'],
    ['outbound to the hub', { direction: 'OUTBOUND' }, 'INVALID_INPUT', 'destination'],
    ['a bad key', { idempotencyKey: ' ' }, 'INVALID_INPUT', 'idempotencyKey'],
  ])('refuses %s with code and field', async (_, more, code, field) => {
    expect(await schedule(world, flight(more))).toEqual({
      __typename: 'Refusal',
      code,
      field,
      message: expect.any(String),
    });
  });

  it('records a wrong document with a reason', async () => {
    const made = await schedule(
      world,
      flight({ document: '235-12345676', documentOverrideReason: 'Printed so.' }),
    );
    expect(made.identifiers).toMatchObject([
      { number: '235-12345676', problem: 'WRONG_CHECK_DIGIT', overrideReason: 'Printed so.' },
    ]);
  });

  it('takes the same request twice as one, and the same number and departure from two people as a mistake', async () => {
    const input = flight({ idempotencyKey: newId() });
    const [first, second] = await Promise.all([schedule(world, input), schedule(world, input)]);
    expect(second).toEqual(first);
    const twin = { ...input, idempotencyKey: newId() };
    expect(await world.act('operator2', 'scheduleTransport', twin, TRANSPORT)).toMatchObject({
      code: 'ALREADY_SCHEDULED',
      field: 'number',
    });
    expect(await schedule(world, { ...input, capacityPallets: 3 })).toMatchObject({ code: 'KEY_REUSED' });
  });

  it.each(['donor', 'agency', 'carrier', 'administrator'] as const)('is not for %s', async (who) => {
    const answer = await world.act(who, 'scheduleTransport', flight(), TRANSPORT);
    expect(answer).toMatchObject({ __typename: 'Refusal', code: 'FORBIDDEN' });
  });
});

describe('who sees a transport', () => {
  it('its hub and its carrier; for all others it is not there', async () => {
    const { id } = await schedule(world);
    for (const who of ['operator', 'supervisor', 'carrier'] as const) {
      expect((await world.ask(who, ONE, { id })).data.transport).toMatchObject({
        id,
        capacity: { pallets: 40 },
      });
    }
    for (const who of ['otherCarrier', 'dubaiOperator'] as const) {
      expect((await world.ask(who, ONE, { id })).data).toEqual({ transport: null });
      const page = await world.ask(who, PAGE, { direction: 'INBOUND', first: 100 });
      expect(page.data.transports.nodes).toEqual([]);
    }
    for (const who of ['donor', 'agency'] as const) {
      expect((await world.ask(who, ONE, { id })).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each(['nonsense', '00000000-0000-0000-0000-000000000000', "' OR 1=1", 'x\u0000y'])(
    '%j is none',
    async (id) => {
      expect(await world.ask('operator', ONE, { id })).toMatchObject({
        data: { transport: null },
        errors: [],
      });
    },
  );
});

describe('transports', () => {
  it('come page by page in the order of departure, each once', async () => {
    const days = ['18', '16', '20', '16', '17'];
    for (const day of days) {
      const times = {
        cutOffAt: `2021-03-${day}T06:00:00Z`,
        departsAt: `2021-03-${day}T08:00:00Z`,
        arrivesAt: '2021-03-30T00:00:00Z',
      };
      await schedule(world, truck({ ...times, carrier: 'OTHER-TRUCKS' }));
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await world.ask('otherCarrier', PAGE, { direction: 'OUTBOUND', first: 2, after });
      seen.push(...data.transports.nodes.map((node: { departsAt: string }) => node.departsAt.slice(8, 10)));
      after = data.transports.pageInfo.hasNextPage ? data.transports.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['16', '16', '17', '18', '20']);
    const from = '2021-03-17T08:00:00Z';
    const later = await world.ask('otherCarrier', PAGE, { direction: 'OUTBOUND', first: 2, from });
    const [one, two] = later.data.transports.nodes;
    expect([one.departsAt, two.departsAt]).toEqual(['2021-03-17T08:00:00.000Z', '2021-03-18T08:00:00.000Z']);
    const { endCursor } = later.data.transports.pageInfo;
    const rest = await world.ask('otherCarrier', PAGE, {
      direction: 'OUTBOUND',
      first: 2,
      from,
      after: endCursor,
    });
    expect(rest.data.transports.nodes).toMatchObject([{ departsAt: '2021-03-20T08:00:00.000Z' }]);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
    [{ from: '2020-02-30T00:00:00Z' }, 'departingFrom'],
    [{ after: Buffer.from('["2020-02-30T00:00:00Z","x"]').toString('base64url') }, 'after'],
  ])('refuse %j', async (more, field) => {
    const { errors } = await world.ask('operator', PAGE, { direction: 'INBOUND', ...more });
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });
});

describe('the events of transports', () => {
  it('come page by page, for many transports at once', async () => {
    const made = [await schedule(world), await schedule(world)];
    await world.setClock('2020-03-13T06:30:00Z');
    for (const { id } of made)
      await report(world, id, { report: 'LEFT', occurredAt: '2020-03-13T06:05:00Z' });
    const query = `query Q($after: String) { transports(direction: INBOUND, first: 100) {
      nodes { id events(first: 1, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } } } }`;
    const eventsOf = async (after: string | null) => {
      const { data } = await world.ask('operator', query, { after });
      const ids = made.map(({ id }) => id);
      return data.transports.nodes.filter(({ id }: { id: string }) => ids.includes(id));
    };
    const first = await eventsOf(null);
    for (const { events } of first) {
      expect(events).toMatchObject({
        nodes: [{ code: 'TRANSPORT_SCHEDULED' }],
        pageInfo: { hasNextPage: true },
      });
    }
    const [{ events }] = first;
    const second = await eventsOf(events.pageInfo.endCursor);
    expect(second).toHaveLength(2);
    for (const one of second) expect(one.events.nodes[0].code).toMatch(/TRANSPORT_(LEFT|OVERDUE)/);
  });
});
