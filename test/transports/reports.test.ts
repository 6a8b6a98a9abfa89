import { HistoryService } from '../../src/history/history.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids/ids.js';
import { foldTransport, reportOf } from '../../src/transports/transport.fold.js';
import { TransportsService } from '../../src/transports/transports.service.js';
import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, TRANSPORT } from './freight.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

const LEFT = { report: 'LEFT', occurredAt: '2020-03-13T06:10:00Z' } as const;
const ARRIVED = { report: 'ARRIVED', occurredAt: '2020-03-13T20:05:00Z' } as const;
const CANCELLED = { report: 'CANCELLED', occurredAt: '2020-03-13T05:00:00Z' } as const;
const EVENTS =
  'query Q($id: ID!) { transport(id: $id) { status overdue events(first: 100) { nodes { code occurredAt timeDoubted } } } }';

/** What people reported. The clock's own mark may stand between them wherever a due time has passed. */
const reportsOf = async (id: string) => (await eventsOf(id)).filter((code) => code !== 'OVERDUE');

async function eventsOf(id: string): Promise<string[]> {
  const { data } = await world.ask('operator', EVENTS, { id });
  return data.transport.events.nodes.map((node: { code: string }) => node.code.replace('TRANSPORT_', ''));
}

const scheduled = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await schedule(world, flight(more))).id;
const later = () => world.setClock('2020-03-14T12:00:00Z');

describe('reportTransport', () => {
  it('moves a transport as the carrier sees it', async () => {
    const id = await scheduled();
    await later();
    expect(await report(world, id, LEFT)).toMatchObject({
      status: 'LEFT',
      leftAt: '2020-03-13T06:10:00.000Z',
      estimatedArrivalAt: '2020-03-13T20:00:00.000Z',
      attention: false,
    });
    expect(await report(world, id, ARRIVED, 'operator')).toMatchObject({
      status: 'ARRIVED',
      arrivedAt: '2020-03-13T20:05:00.000Z',
      estimatedArrivalAt: null,
      attention: false,
    });
    expect(await reportsOf(id)).toEqual(['SCHEDULED', 'LEFT', 'ARRIVED']);
  });

  it('keeps a report that comes late, and the arrival stands', async () => {
    const id = await scheduled();
    await later();
    await report(world, id, ARRIVED);
    const after = await report(world, id, LEFT);
    expect(after).toMatchObject({ status: 'ARRIVED', leftAt: '2020-03-13T06:10:00.000Z', attention: false });
    expect(await reportsOf(id)).toEqual(['SCHEDULED', 'ARRIVED', 'LEFT']);
  });

  it('keeps a report that is repeated: with the same key once, with another one twice', async () => {
    const id = await scheduled();
    await world.setClock('2020-03-13T12:00:00Z');
    const idempotencyKey = newId();
    const both = [1, 2].map(() => report(world, id, { ...LEFT, idempotencyKey }));
    const [one, two] = await Promise.all(both);
    expect(two).toEqual(one);
    expect(await report(world, id, LEFT)).toEqual(one);
    expect(await reportsOf(id)).toEqual(['SCHEDULED', 'LEFT', 'LEFT']);
    expect(await report(world, id, { ...ARRIVED, idempotencyKey })).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('keeps reports that contradict one another, calls for somebody, and reopens nothing', async () => {
    const id = await scheduled();
    await later();
    expect(await report(world, id, CANCELLED)).toMatchObject({ status: 'CANCELLED', attention: false });
    expect(await report(world, id, LEFT)).toMatchObject({
      status: 'CANCELLED',
      attention: true,
      leftAt: null,
    });
    expect(await report(world, id, ARRIVED)).toMatchObject({ status: 'ARRIVED', attention: true });
    expect(await report(world, id, CANCELLED)).toMatchObject({ status: 'ARRIVED', attention: true });
    expect(await reportsOf(id)).toHaveLength(5);
  });

  it('takes a new estimate with every LEFT, and the last one counts', async () => {
    const id = await scheduled();
    await later();
    await report(world, id, {
      ...LEFT,
      occurredAt: '2020-03-13T08:00:00Z',
      estimatedArrivalAt: '2020-03-13T22:00:00Z',
    });
    const after = await report(world, id, { ...LEFT, estimatedArrivalAt: '2020-03-13T21:00:00Z' });
    expect(after).toMatchObject({
      leftAt: '2020-03-13T06:10:00.000Z',
      estimatedArrivalAt: '2020-03-13T22:00:00.000Z',
    });
  });

  it('does not believe a time that is far ahead of the hub: now is taken, and it is flagged', async () => {
    const id = await scheduled();
    const near = await report(world, id, { ...LEFT, occurredAt: '2020-03-12T12:04:59Z' });
    expect(near).toMatchObject({ leftAt: '2020-03-12T12:04:59.000Z' });
    await report(world, id, { ...LEFT, occurredAt: '2020-03-12T12:05:01Z' });
    const { data } = await world.ask('operator', EVENTS, { id });
    expect(data.transport.events.nodes.slice(1)).toEqual([
      { code: 'TRANSPORT_LEFT', occurredAt: '2020-03-12T12:04:59.000Z', timeDoubted: false },
      { code: 'TRANSPORT_LEFT', occurredAt: '2020-03-12T12:00:00.000Z', timeDoubted: true },
    ]);
  });

  it('is for its carrier and its hub: for others there is no such transport', async () => {
    const id = await scheduled();
    for (const who of ['otherCarrier', 'dubaiOperator'] as const) {
      expect(await report(world, id, LEFT, who)).toMatchObject({ code: 'NOT_FOUND', field: 'transportId' });
    }
    expect(await report(world, newId(), LEFT)).toMatchObject({ code: 'NOT_FOUND', field: 'transportId' });
    expect(await world.act('donor', 'reportTransport', { transportId: id, ...LEFT })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await reportsOf(id)).toEqual(['SCHEDULED']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an id that is none', { transportId: 'nonsense' }, 'transportId'],
    ['an impossible time', { occurredAt: '2020-02-30T06:00:00Z' }, 'occurredAt'],
    [
      'an estimate before the departure',
      { estimatedArrivalAt: '2020-03-13T06:00:00Z' },
      'estimatedArrivalAt',
    ],
    [
      'an estimate of what has arrived',
      { report: 'ARRIVED', estimatedArrivalAt: '2020-03-14T06:00:00Z' },
      'estimatedArrivalAt',
    ],
  ])('refuses %s', async (_, more, field) => {
    const transportId = await scheduled();
    const input = { transportId, ...LEFT, ...more };
    expect(await world.act('carrier', 'reportTransport', input, TRANSPORT)).toMatchObject({
      code: 'INVALID_INPUT',
      field,
    });
    expect(await reportsOf(transportId)).toEqual(['SCHEDULED']);
  });

  it('announces every report, with what it did', async () => {
    const id = await scheduled();
    await later();
    for (const said of [LEFT, LEFT, { ...CANCELLED, occurredAt: '2020-03-13T07:00:00Z' }])
      await report(world, id, said);
    const { rows } = await asSuperuser(
      (client) =>
        client.query(
          `SELECT payload FROM outbox WHERE name = 'transports.reported' AND payload->>'transportId' = $1 ORDER BY id`,
          [id],
        ),
      world.database,
    );
    expect(rows.map(({ payload }) => `${payload.report} ${payload.effect}`)).toEqual([
      'LEFT ADVANCES',
      'LEFT REPEATS',
      'CANCELLED CONTRADICTS',
    ]);
  });
});

describe('overdue', () => {
  it('is marked when a due time passes without a report, and by nothing else', async () => {
    const id = await scheduled();
    await world.setClock('2020-03-13T06:00:00Z');
    await world.settle();
    const { data } = await world.ask('operator', EVENTS, { id });
    expect(data.transport).toMatchObject({ status: 'SCHEDULED', overdue: true });
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'OVERDUE']);

    await world.setClock('2020-03-13T12:00:00Z');
    expect(await report(world, id, LEFT)).toMatchObject({ status: 'LEFT', overdue: false });
    await world.settle();
    await world.setClock('2020-03-13T20:00:00Z');
    await world.settle();
    expect((await world.ask('operator', EVENTS, { id })).data.transport).toMatchObject({
      status: 'LEFT',
      overdue: true,
    });
    expect(await report(world, id, ARRIVED)).toMatchObject({ status: 'ARRIVED', overdue: false });
    await later();
    await world.settle();
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'OVERDUE', 'LEFT', 'OVERDUE', 'ARRIVED']);
  });

  it('waits for the last estimate', async () => {
    const id = await scheduled();
    await world.setClock('2020-03-13T05:59:00Z');
    const left = { report: 'LEFT', occurredAt: '2020-03-13T05:50:00Z' } as const;
    await report(world, id, { ...left, estimatedArrivalAt: '2020-03-14T02:00:00Z' });
    await world.setClock('2020-03-14T01:00:00Z');
    await world.settle();
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'LEFT']);
    await world.setClock('2020-03-14T02:00:00Z');
    await world.settle();
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'LEFT', 'OVERDUE']);
    const newer = { ...left, occurredAt: '2020-03-13T05:51:00Z', estimatedArrivalAt: '2020-03-14T06:00:00Z' };
    expect(await report(world, id, newer)).toMatchObject({
      overdue: false,
      estimatedArrivalAt: '2020-03-14T06:00:00.000Z',
    });
  });

  it('is never said of what was cancelled', async () => {
    const id = await scheduled();
    await world.setClock('2020-03-13T05:30:00Z');
    await report(world, id, CANCELLED);
    await later();
    await world.settle();
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'CANCELLED']);
  });
});

describe('reports of several people at once', () => {
  it('are all kept, and the row is the fold of the stream', async () => {
    const id = await scheduled();
    await later();
    const said = Array.from(
      { length: 12 },
      (_, index) => [LEFT, ARRIVED, CANCELLED, LEFT][index % 4] ?? LEFT,
    );
    await Promise.all(said.map((one, index) => report(world, id, one, index % 2 ? 'operator' : 'carrier')));
    const { principal } = world.cast.operator;
    await world.api.get(UnitOfWork, { strict: false }).read(principal, async (tx) => {
      const row = await world.api.get(TransportsService, { strict: false }).visible(tx, id);
      if (!row) throw new Error('It is gone');
      const events = await world.api
        .get(HistoryService, { strict: false })
        .eventsOfStreams(tx, [row.streamId], 0, 100);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
      expect(events.filter(({ code }) => reportOf(code))).toHaveLength(12);
      const { calls, ...state } = foldTransport(row, events);
      expect(row).toMatchObject(state);
      expect(calls).toEqual([]);
      expect(row).toMatchObject({ status: 'ARRIVED', attention: true });
    });
  });
});
