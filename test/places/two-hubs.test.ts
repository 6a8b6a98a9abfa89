import { newId } from '../../src/platform/ids/ids.js';
import { Floor } from '../dispatches/floor.js';
import { Asking } from '../requests/asking.js';
import { flight, schedule, TRANSPORT } from '../transports/freight.js';
import type { CastName } from '../world/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { type Belongings, foundBy, inputFor, namingMutations, queriesOfHubs } from './foreign-hub.js';

let world: World;
/** What is at Liège, or comes to it, or leaves it. */
let liege: Belongings;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T12:00:00Z');
  liege = await fillLiege();
});
afterAll(() => world?.close());

const UNIT = '... on LogisticUnit { id sscc status onHold holds { id } contents { id } }';

async function fillLiege(): Promise<Belongings> {
  const floor = new Floor(world);
  const [sent] = await floor.stock(1);
  const [held] = await floor.stock(1);
  const truck = await floor.truck('ROME', { leaves: 24, arrives: 60 });
  const { id: dispatchId } = await floor.draft(
    [sent ?? held].flatMap((one) => one ?? []),
    'ROME',
  );
  const hold = { unitId: held?.id, reason: 'DAMAGE', note: 'Wet.' };
  const { holds } = await world.act('operator', 'holdPallet', hold, UNIT);
  const plane = await schedule(world);
  const coming = await world.act(
    'donor',
    'announceConsignment',
    announcement({ transportIds: [plane.id] }),
    '... on Consignment { id reference units { nodes { sscc } } }',
  );
  const request = await new Asking(world).opened();
  await world.settle();
  return {
    id: held?.id ?? '',
    unitId: held?.id ?? '',
    units: held?.id ?? '',
    sscc: held?.sscc ?? '',
    contentLineId: held?.contents[0] ?? '',
    holdId: holds[0].id,
    transportId: truck.id,
    planeId: plane.id,
    dispatchId,
    consignmentId: coming.id,
    reference: coming.reference,
    requestId: request.id,
  };
}

/** Everything that was ever recorded, over all streams. */
async function eventsRecorded(): Promise<number> {
  return asSuperuser(
    async (client) => (await client.query('SELECT count(*)::int AS n FROM event')).rows[0].n,
    world.database,
  );
}

describe('a hub that has nothing, beside one that is full', () => {
  it('is shown nothing by any query for people of a hub', async () => {
    const seen: string[] = [];
    for (const field of queriesOfHubs(world)) {
      expect([field.name, await foundBy(world, 'dubaiOperator', field, liege)]).toEqual([field.name, 0]);
      if ((await foundBy(world, 'operator', field, liege)) > 0) seen.push(field.name);
    }
    // The same questions find something when the right people ask: else this test would prove nothing.
    expect(seen).toEqual(
      expect.arrayContaining([
        ...[
          'consignment',
          'consignmentByReference',
          'consignmentPath',
          'consignments',
          'dispatch',
          'dispatches',
        ],
        ...[
          'expectedPallets',
          'openRequests',
          'presentPallets',
          'request',
          'requests',
          'transport',
          'transports',
          'unit',
        ],
      ]),
    );
  });

  it('has no news of the other', async () => {
    const feed = '{ feed(first: 100) { nodes { kind } } }';
    expect((await world.ask('dubaiOperator', feed)).data.feed.nodes).toEqual([]);
    expect((await world.ask('operator', feed)).data.feed.nodes).not.toEqual([]);
  });

  it('can do nothing to what is not its own: it is answered as if nothing were there', async () => {
    const before = await eventsRecorded();
    const more: Record<string, Record<string, unknown>> = {
      confirmDelivery: { everythingAccepted: true },
      estimateTransport: { estimatedDepartureAt: null, estimatedArrivalAt: '2099-01-01T00:00:00Z' },
      importTemperatures: { csv: 'time,temperature\n2020-03-13T10:00:00Z,5' },
      mergePallets: { units: [liege.unitId, newId()] },
      overrideLane: { laneId: newId() },
      resetLane: { laneId: newId() },
    };
    const answers: Record<string, unknown> = {};
    for (const { name, args } of namingMutations(world)) {
      const [input] = args;
      if (!input) continue;
      const value = inputFor(input.type, 'input', liege) as Record<string, unknown>;
      answers[name] = (await world.act('dubaiOperator', name, { ...value, ...more[name] })).code;
    }
    expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, 'NOT_FOUND'])));
    expect(Object.keys(answers)).toEqual(
      expect.arrayContaining([
        ...[
          'addToDispatch',
          'attachTransport',
          'cancelDispatch',
          'checkPallet',
          'closeRequest',
          'confirmDelivery',
        ],
        ...['draftDispatch', 'holdPallet', 'identifyContents', 'loadPallet', 'planDispatch', 'receiveReturn'],
        ...['releaseHold', 'removeFromDispatch', 'reportTransport'],
      ]),
    );
    expect(await eventsRecorded()).toBe(before);
  });
});

describe('two hubs in one installation', () => {
  const at = async (who: CastName, sscc: string) =>
    (
      await world.ask(who, `query Q($sscc: Sscc!) { unit(sscc: $sscc) { id status events { code } } }`, {
        sscc,
      })
    ).data.unit;
  const receive = (who: CastName, sscc: string) => world.act(who, 'receivePallet', { sscc }, UNIT);
  const present = async (who: CastName) =>
    (await world.ask(who, '{ presentPallets(first: 100) { totalCount nodes { sscc } } }')).data
      .presentPallets;

  it('each receive what comes to them, a pallet with one SSCC as well', async () => {
    const sscc = nextSscc();
    const toLiege = announcement({ units: [pallet({ sscc })] });
    const toDubai = announcement({ hub: 'DXB', units: [pallet({ sscc })] });
    for (const input of [toLiege, toDubai])
      expect(await world.act('donor', 'announceConsignment', input)).toMatchObject({
        __typename: 'Consignment',
      });
    const there = await receive('dubaiOperator', sscc);
    expect(there).toMatchObject({ status: 'RECEIVED' });
    expect(await at('operator', sscc)).toMatchObject({ status: 'EXPECTED' });
    const here = await receive('operator', sscc);
    expect(here.id).not.toBe(there.id);
    expect((await at('dubaiOperator', sscc)).events).toHaveLength(2);
    const { totalCount, nodes } = await present('dubaiOperator');
    expect([totalCount, nodes]).toEqual([1, [{ sscc }]]);
    expect((await present('operator')).nodes.length).toBeGreaterThan(1);
  });

  it('take in a pallet that is announced to the other as one that nobody announced', async () => {
    const made = await world.act(
      'donor',
      'announceConsignment',
      announcement(),
      '... on Consignment { id units { nodes { sscc } } }',
    );
    const { sscc } = made.units.nodes[0];
    expect(await receive('dubaiOperator', sscc)).toMatchObject({ status: 'RECEIVED', contents: [] });
    expect(await at('operator', sscc)).toMatchObject({ status: 'EXPECTED' });
    const query = 'query Q($id: ID!) { consignment(id: $id) { status unitsReceived } }';
    const { data } = await world.ask('donor', query, { id: made.id });
    expect(data.consignment).toEqual({ status: 'ANNOUNCED', unitsReceived: 0 });
  });

  it('have timetables and locations of their own', async () => {
    const toDubai = flight({ destination: 'DXB', number: 'EK 1' });
    const [own, foreign] = [
      await world.act('dubaiOperator', 'scheduleTransport', toDubai, TRANSPORT),
      await world.act('operator', 'scheduleTransport', toDubai, TRANSPORT),
    ];
    expect(own).toMatchObject({ number: 'EK 1', destination: { code: 'DXB' } });
    expect(foreign).toMatchObject({ code: 'INVALID_INPUT', field: 'destination' });
    const query = '{ transports(direction: INBOUND) { nodes { number } } }';
    expect((await world.ask('dubaiOperator', query)).data.transports.nodes).toEqual([{ number: 'EK 1' }]);
    const { nodes } = (await world.ask('operator', query)).data.transports;
    expect(nodes.map(({ number }: { number: string }) => number)).not.toContain('EK 1');
  });

  it('do not put a pallet of the other on their dispatch, nor goods on its transport', async () => {
    const { id: transportId } = await world.act(
      'dubaiOperator',
      'scheduleTransport',
      flight({ destination: 'DXB' }),
      TRANSPORT,
    );
    expect(
      await world.act('operator', 'attachTransport', { consignmentId: liege.consignmentId, transportId }),
    ).toMatchObject({ code: 'NOT_FOUND', field: 'transportId' });
    expect(
      await world.act('donor', 'announceConsignment', announcement({ transportIds: [transportId] })),
    ).toMatchObject({ code: 'NOT_FOUND', field: 'transportIds[0]' });
  });

  it('are asked for goods apart: each agency chooses whom it asks', async () => {
    const asking = new Asking(world);
    const { reference } = await asking.opened({ hub: 'DXB' });
    expect(await asking.list('dubaiOperator', 'openRequests')).toEqual([reference]);
    expect(await asking.list('operator', 'openRequests')).not.toContain(reference);
  });
});
