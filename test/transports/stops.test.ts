import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, TRANSPORT, train } from './freight.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

const EVENTS =
  'query Q($id: ID!) { transport(id: $id) { status overdue events(first: 50) { nodes { code occurredAt timeDoubted } } } }';
const eventsOf = async (id: string): Promise<string[]> => {
  const { data } = await world.ask('operator', EVENTS, { id });
  return data.transport.events.nodes.map((node: { code: string }) => node.code.replace('TRANSPORT_', ''));
};

const call = (
  transportId: string,
  place: string,
  said: 'ARRIVED' | 'LEFT',
  occurredAt: string,
  who: CastName = 'carrier',
  idempotencyKey = newId(),
) =>
  world.act(who, 'reportCall', { idempotencyKey, transportId, place, report: said, occurredAt }, TRANSPORT);
const estimate = (transportId: string, more: Record<string, unknown>, who: CastName = 'carrier') =>
  world.act(who, 'estimateTransport', { transportId, ...more }, TRANSPORT);
const later = () => world.setClock('2020-03-30T12:00:00Z');
const LEFT = { report: 'LEFT', occurredAt: '2020-03-13T06:10:00Z' } as const;

const stop = (place: string, arrives: string, departs: string, more: Record<string, unknown> = {}) => ({
  place,
  arrivesAt: `2020-03-13T${arrives}:00Z`,
  departsAt: `2020-03-13T${departs}:00Z`,
  ...more,
});

describe('the stops of a transport', () => {
  it('are shown in the order of travel, with the change of the gauge', async () => {
    const { stops } = await schedule(world, train());
    expect(stops).toEqual([
      {
        ordinal: 1,
        place: { code: 'MSQ' },
        arrivesAt: '2020-03-22T06:00:00.000Z',
        departsAt: '2020-03-23T06:00:00.000Z',
        gaugeChange: true,
        arrivedAt: null,
        leftAt: null,
      },
      expect.objectContaining({ ordinal: 2, place: { code: 'WAW' }, gaugeChange: false }),
    ]);
  });

  it.each<[string, unknown, string, string]>([
    ['before the departure', [stop('DXB', '05:00', '07:00')], 'INVALID_INPUT', 'stops[0].arrivesAt'],
    ['left before it is reached', [stop('DXB', '09:00', '08:00')], 'INVALID_INPUT', 'stops[0].departsAt'],
    ['after the arrival', [stop('DXB', '09:00', '20:00')], 'INVALID_INPUT', 'stops[0].departsAt'],
    [
      'out of order',
      [stop('DXB', '12:00', '13:00'), stop('IST', '09:00', '10:00')],
      'INVALID_INPUT',
      'stops[1].arrivesAt',
    ],
    ['at the origin', [stop('HGH', '09:00', '10:00')], 'INVALID_INPUT', 'stops[0].place'],
    [
      'twice at one place',
      [stop('DXB', '09:00', '10:00'), stop('DXB', '12:00', '13:00')],
      'INVALID_INPUT',
      'stops[1].place',
    ],
    ['nowhere', [stop('NOWHERE', '09:00', '10:00')], 'NOT_FOUND', 'stops[0].place'],
    [
      'a flight that changes the gauge',
      [stop('DXB', '09:00', '10:00', { gaugeChange: true })],
      'INVALID_INPUT',
      'stops[0].gaugeChange',
    ],
    [
      'an impossible time',
      [{ ...stop('DXB', '09:00', '10:00'), arrivesAt: '2020-02-30T00:00:00Z' }],
      'INVALID_INPUT',
      'stops[0].arrivesAt',
    ],
    [
      'more than 20',
      Array.from({ length: 21 }, () => stop('DXB', '09:00', '10:00')),
      'INVALID_INPUT',
      'stops',
    ],
  ])('are refused %s', async (_, stops, code, field) => {
    expect(await schedule(world, flight({ stops }))).toEqual({
      __typename: 'Refusal',
      code,
      field,
      message: expect.any(String),
    });
  });
});

describe('reportCall', () => {
  it('tells where a train is, and that it has left', async () => {
    const { id } = await schedule(world, train());
    await later();
    expect(await call(id, 'MSQ', 'ARRIVED', '2020-03-22T08:00:00Z')).toMatchObject({
      status: 'LEFT',
      leftAt: null,
      attention: false,
      stops: [{ arrivedAt: '2020-03-22T08:00:00.000Z', leftAt: null }, { arrivedAt: null }],
    });
    await report(world, id, LEFT, 'operator');
    await call(id, 'MSQ', 'LEFT', '2020-03-23T08:00:00Z', 'operator');
    const at = await call(id, 'WAW', 'ARRIVED', '2020-03-24T08:00:00Z');
    expect(at).toMatchObject({
      leftAt: '2020-03-13T06:10:00.000Z',
      attention: false,
      stops: [{ leftAt: '2020-03-23T08:00:00.000Z' }, { arrivedAt: '2020-03-24T08:00:00.000Z' }],
    });
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(['CALL_ARRIVED', 'LEFT', 'CALL_LEFT', 'CALL_ARRIVED']),
    );
  });

  it('keeps a call that comes late, twice, or whose neighbours nobody reported', async () => {
    const { id } = await schedule(world, train());
    await later();
    const key = newId();
    const arrived = [id, 'WAW', 'ARRIVED', '2020-03-24T08:00:00Z', 'carrier', key] as const;
    const both = await Promise.all([call(...arrived), call(...arrived)]);
    expect(both[0]).toEqual(both[1]);
    const after = await call(id, 'MSQ', 'ARRIVED', '2020-03-22T08:00:00Z');
    expect(after).toMatchObject({ attention: false });
    expect((await eventsOf(id)).filter((code) => code === 'CALL_ARRIVED')).toHaveLength(2);
  });

  it('keeps a stop out of order, and calls for somebody', async () => {
    const { id } = await schedule(world, train());
    await later();
    await call(id, 'WAW', 'ARRIVED', '2020-03-24T08:00:00Z');
    expect(await call(id, 'MSQ', 'ARRIVED', '2020-03-25T08:00:00Z')).toMatchObject({
      status: 'LEFT',
      attention: true,
      stops: [{ arrivedAt: '2020-03-25T08:00:00.000Z' }, { arrivedAt: '2020-03-24T08:00:00.000Z' }],
    });
  });

  it('after the arrival, or of what was cancelled, contradicts', async () => {
    const [arrived, cancelled] = [await schedule(world, train()), await schedule(world, train())];
    await later();
    await report(world, arrived.id, { report: 'ARRIVED', occurredAt: '2020-03-27T06:00:00Z' });
    await report(world, cancelled.id, { report: 'CANCELLED', occurredAt: '2020-03-13T06:00:00Z' });
    expect(await call(arrived.id, 'MSQ', 'LEFT', '2020-03-28T08:00:00Z')).toMatchObject({
      status: 'ARRIVED',
      attention: true,
    });
    expect(await call(cancelled.id, 'MSQ', 'LEFT', '2020-03-28T08:00:00Z')).toMatchObject({
      status: 'CANCELLED',
      attention: true,
    });
  });

  it('in the future is not believed: now is taken, and it is flagged', async () => {
    const { id } = await schedule(world, train());
    await call(id, 'MSQ', 'ARRIVED', '2020-03-22T08:00:00Z');
    const { data } = await world.ask('operator', EVENTS, { id });
    expect(data.transport.events.nodes.at(-1)).toEqual({
      code: 'TRANSPORT_CALL_ARRIVED',
      occurredAt: '2020-03-12T12:00:00.000Z',
      timeDoubted: true,
    });
  });

  it('is refused where it does not stop, and to strangers', async () => {
    const { id } = await schedule(world, train());
    for (const place of ['FCO', 'LGG', 'NOWHERE'])
      expect(await call(id, place, 'ARRIVED', '2020-03-12T08:00:00Z')).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'place',
      });
    for (const who of ['otherCarrier', 'dubaiOperator'] as const)
      expect(await call(id, 'MSQ', 'ARRIVED', '2020-03-12T08:00:00Z', who)).toMatchObject({
        code: 'NOT_FOUND',
        field: 'transportId',
      });
    expect(await call(id, 'MSQ', 'ARRIVED', '2020-03-12T08:00:00Z', 'donor')).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await eventsOf(id)).toEqual(['SCHEDULED']);
  });
});

describe('estimateTransport', () => {
  const DELAY = {
    occurredAt: '2020-03-12T11:00:00Z',
    estimatedDepartureAt: '2020-03-13T09:00:00Z',
    estimatedArrivalAt: '2020-03-13T23:00:00Z',
    delayReason: 'CUSTOMS',
    note: 'Export licence is checked.',
  };

  it('tells when it is expected and why, before it leaves', async () => {
    const { id } = await schedule(world);
    expect(await estimate(id, DELAY)).toMatchObject({
      status: 'SCHEDULED',
      departsAt: '2020-03-13T06:00:00.000Z',
      estimatedDepartureAt: '2020-03-13T09:00:00.000Z',
      estimatedArrivalAt: '2020-03-13T23:00:00.000Z',
      delayReason: 'CUSTOMS',
      departureDelayMinutes: 180,
      arrivalDelayMinutes: 180,
    });
    const newer = { occurredAt: '2020-03-12T11:30:00Z', estimatedArrivalAt: '2020-03-13T22:00:00Z' };
    await estimate(id, newer, 'operator');
    expect(await estimate(id, { ...DELAY, occurredAt: '2020-03-12T10:00:00Z' })).toMatchObject({
      estimatedDepartureAt: '2020-03-13T09:00:00.000Z',
      estimatedArrivalAt: '2020-03-13T22:00:00.000Z',
    });
  });

  it('moves when it is overdue, and clears the mark', async () => {
    const { id } = await schedule(world);
    await world.setClock('2020-03-13T07:00:00Z');
    await world.settle();
    const overdue = async () => (await world.ask('operator', EVENTS, { id })).data.transport;
    expect(await overdue()).toMatchObject({ status: 'SCHEDULED', overdue: true });
    await estimate(id, DELAY);
    expect(await overdue()).toMatchObject({ overdue: false });
    await world.setClock('2020-03-13T09:00:00Z');
    await world.settle();
    expect(await overdue()).toMatchObject({ status: 'SCHEDULED', overdue: true });
  });

  it('says why it does not go', async () => {
    const { id } = await schedule(world);
    const cancelled = {
      report: 'CANCELLED',
      occurredAt: '2020-03-12T11:00:00Z',
      delayReason: 'HEALTH_RULES',
    } as const;
    expect(await report(world, id, { ...cancelled, note: 'Crew in quarantine.' })).toMatchObject({
      status: 'CANCELLED',
      delayReason: 'HEALTH_RULES',
      estimatedArrivalAt: null,
      estimatedDepartureAt: null,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'an arrival in the past of who says it',
      { estimatedArrivalAt: '2020-03-12T10:00:00Z' },
      'estimatedArrivalAt',
    ],
    [
      'a departure after the arrival',
      { estimatedDepartureAt: '2020-03-14T00:00:00Z' },
      'estimatedDepartureAt',
    ],
    ['an impossible time', { estimatedArrivalAt: '2020-02-30T10:00:00Z' }, 'estimatedArrivalAt'],
    ['an endless note', { note: 'x'.repeat(501) }, 'note'],
    ['a note with NUL', { note: 'x\u0000' }, 'note'],
  ])('refuses %s', async (_, more, field) => {
    const { id } = await schedule(world);
    expect(await estimate(id, { ...DELAY, ...more })).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('is for its carrier and its hub', async () => {
    const { id } = await schedule(world);
    for (const who of ['otherCarrier', 'dubaiOperator'] as const)
      expect(await estimate(id, DELAY, who)).toMatchObject({ code: 'NOT_FOUND', field: 'transportId' });
    expect(await estimate(id, DELAY, 'donor')).toMatchObject({ code: 'FORBIDDEN' });
  });
});
