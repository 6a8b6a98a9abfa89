import { DEMO_FLIGHT, DEMO_TRUCKS } from '../../src/console/demo/demo.data.js';
import { SimulatedCarrier } from '../../src/console/demo/simulated-carrier.js';
import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { WorkerModule } from '../../src/worker.module.js';
import { Floor } from '../dispatches/floor.js';
import { flight, report, schedule, TRANSPORT, train, truck } from '../transports/freight.js';
import { asSuperuser } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ HUB_DEMO: 'embedded' });
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

/** What the loop of the worker does every second. It may have been faster. */
const look = () => world.worker.get(SimulatedCarrier, { strict: false }).step();
const simulated = async (input: Record<string, unknown>): Promise<string> =>
  (await schedule(world, { ...input, simulated: true })).id;

const ONE = `query Q($id: ID!) { transport(id: $id) { ${TRANSPORT.replace('... on Transport {', '').replace(/}$/, '')}
  events(first: 50) { nodes { code occurredAt timeDoubted } } } }`;
const seen = async (id: string) => (await world.ask('operator', ONE, { id })).data.transport;
const eventsOf = async (id: string): Promise<string[]> => {
  const { events } = await seen(id);
  return events.nodes
    .slice(1)
    .map(({ code, occurredAt }: { code: string; occurredAt: string }) =>
      `${code.replace('TRANSPORT_', '')} ${occurredAt}`.replace(':00.000Z', ''),
    );
};

describe('the simulated carrier of a demo', () => {
  it('reports what the clock has passed, and nothing before', async () => {
    const id = await simulated(flight());
    await look();
    expect(await eventsOf(id)).toEqual([]);
    await world.setClock('2020-03-13T06:00:00Z');
    await look();
    expect(await seen(id)).toMatchObject({
      status: 'LEFT',
      leftAt: '2020-03-13T06:00:00.000Z',
      overdue: false,
    });
    await world.setClock('2020-03-13T20:00:00Z');
    await look();
    expect(await eventsOf(id)).toEqual(['LEFT 2020-03-13T06:00', 'ARRIVED 2020-03-13T20:00']);
  });

  it('tells a jump of two weeks in its order, at the times of the timetable, stops included', async () => {
    const [byRail, byAir] = [await simulated(train()), await simulated(flight())];
    await world.setClock('2020-03-28T00:00:00Z');
    await world.settle();
    await look();
    expect(await eventsOf(byRail)).toEqual([
      'LEFT 2020-03-13T06:00',
      'CALL_ARRIVED 2020-03-22T06:00',
      'CALL_LEFT 2020-03-23T06:00',
      'CALL_ARRIVED 2020-03-24T06:00',
      'CALL_LEFT 2020-03-24T08:00',
      'ARRIVED 2020-03-27T06:00',
    ]);
    expect(await eventsOf(byAir)).toHaveLength(2);
    for (const id of [byRail, byAir])
      expect(await seen(id)).toMatchObject({ status: 'ARRIVED', attention: false, overdue: false });
    const [{ timeDoubted }] = (await seen(byRail)).events.nodes.slice(-1);
    expect(timeDoubted).toBe(false);
  });

  it('says everything once, however many look at the clock at the same time', async () => {
    const id = await simulated(train());
    await world.setClock('2020-03-28T00:00:00Z');
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await eventsOf(id)).toHaveLength(6);
  });

  it('leaves alone what people report: a cancellation, a delay, an expectation', async () => {
    const [cancelled, late, expected] = [
      await simulated(flight()),
      await simulated(flight()),
      await simulated(flight()),
    ];
    await world.setClock('2020-03-13T05:00:00Z');
    await report(world, cancelled, { report: 'CANCELLED', occurredAt: '2020-03-13T05:00:00Z' });
    const inTime = { occurredAt: '2020-03-13T05:00:00Z', estimatedArrivalAt: '2020-03-14T02:00:00Z' };
    const delay = { ...inTime, estimatedDepartureAt: '2020-03-13T12:00:00Z' };
    await world.act('carrier', 'estimateTransport', { transportId: expected, ...delay }, TRANSPORT);
    await world.setClock('2020-03-13T05:55:00Z');
    await report(world, late, { report: 'LEFT', occurredAt: '2020-03-13T05:59:00Z' });
    await world.setClock('2020-03-14T12:00:00Z');
    await look();
    expect(await eventsOf(cancelled)).toEqual(['CANCELLED 2020-03-13T05:00']);
    expect(await eventsOf(late)).toEqual(['LEFT 2020-03-13T05:59', 'ARRIVED 2020-03-13T20:00']);
    expect((await eventsOf(expected)).slice(1)).toEqual([
      'LEFT 2020-03-13T12:00',
      'ARRIVED 2020-03-14T02:00',
    ]);
  });

  it('says nothing of what is not simulated: that becomes overdue', async () => {
    const { id } = await schedule(world, truck());
    await world.setClock('2020-03-20T00:00:00Z');
    await world.settle();
    await look();
    expect(await seen(id)).toMatchObject({ status: 'SCHEDULED', overdue: true });
    for (const one of [DEMO_FLIGHT, ...DEMO_TRUCKS]) expect(one).not.toHaveProperty('simulated');
  });

  it('acts as a device of the carrier, which nobody can sign in as', async () => {
    const id = await simulated(flight({ carrier: 'OTHER-TRUCKS' }));
    await world.setClock('2020-03-13T07:00:00Z');
    await look();
    const { data } = await world.ask(
      'otherCarrier',
      'query { departuresBoard { nodes { id } } arrivalsBoard { nodes { id status } } }',
    );
    expect(data.arrivalsBoard.nodes).toEqual([{ id, status: 'LEFT' }]);
    const { rows } = await asSuperuser(
      (client) =>
        client.query(
          `SELECT a.kind, o.code, k.id AS key FROM stream s JOIN stream_append sa ON sa.stream_id = s.id AND sa.first_sequence = 2
             JOIN actor a ON a.id = sa.actor_id JOIN organisation o ON o.id = a.organisation_id AND o.id = sa.organisation_id
             LEFT JOIN api_key k ON k.actor_id = a.id WHERE s.subject = $1`,
          [id],
        ),
      world.database,
    );
    expect(rows).toEqual([{ kind: 'device', code: 'OTHER-TRUCKS', key: null }]);
  });
});

describe('what it reported', () => {
  it('moves a dispatch as a carrier would', async () => {
    const floor = new Floor(world);
    const departsAt = '2020-03-14T08:00:00Z';
    await simulated(truck({ number: 'PLAYED', destination: 'VIE', arrivesAt: '2020-03-15T08:00:00Z' }));
    const { id, pallets } = await floor.planned(1, 'VIE');
    await floor.load(id, pallets[0] ?? { sscc: '' });
    await world.setClock(departsAt);
    await look();
    await world.settle();
    expect(await floor.see(id)).toMatchObject({ status: 'DEPARTED', departedAt: '2020-03-14T08:00:00.000Z' });
    await world.setClock('2020-03-16T00:00:00Z');
    await look();
    await world.settle();
    expect(await floor.see(id)).toMatchObject({ status: 'ARRIVED', arrivedAt: '2020-03-15T08:00:00.000Z' });
  });

  it('is what the rows say, stops included, and a broken one is found', async () => {
    const id = await simulated(train());
    await world.setClock('2020-03-23T12:00:00Z');
    await look();
    await world.settle();
    const settings = testSettings('cli', world.database, { HUB_DEMO: 'embedded' });
    const subscribers = subscribersIn(WorkerModule.with(settings));
    const differing = async () => {
      const { all } = await verify(settings, subscribers, { wait: 0, strict: true }, { write: () => true });
      return all.filter(({ differences }) => differences > 0).map(({ what }) => what);
    };
    expect(await differing()).toEqual([]);
    await asSuperuser(
      (client) =>
        client.query(
          `UPDATE transport_stop SET left_at = NULL WHERE ordinal = 1 AND transport_id = (SELECT id FROM transport WHERE public_id = $1)`,
          [id],
        ),
      world.database,
    );
    expect(await differing()).toEqual(['states of transports, each the fold of its reports']);
  });
});

it('is not there at a real hub, which refuses what is simulated', async () => {
  const real = await startWorld();
  try {
    expect(() => real.worker.get(SimulatedCarrier, { strict: false })).toThrow();
    expect(await schedule(real, flight({ simulated: true }))).toMatchObject({
      code: 'NOT_A_DEMO',
      field: 'simulated',
    });
  } finally {
    await real.close();
  }
});
