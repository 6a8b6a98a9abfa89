import { flight, schedule } from '../transports/freight.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { Floor, hour, START } from './floor.js';

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world?.close());

const estimate = async (transportId: string, more: Record<string, unknown>) => {
  const input = { transportId, occurredAt: START, ...more };
  await world.act('carrier', 'estimateTransport', input, '... on Transport { id }');
  await world.settle();
};
const capacityOf = async (id: string) => {
  const query =
    'query Q($id: ID!) { transport(id: $id) { dispatchCount capacity { freePallets freeColdPallets } } }';
  const { transport } = (await world.ask('operator', query, { id })).data;
  return { dispatchCount: transport.dispatchCount, ...transport.capacity };
};
const frozen = { contents: [{ item: 'TEST_PCR', lot: 'V1', expiry: '2021-06-30', quantity: 100 }] };

describe('what a carrier expects', () => {
  it('is expected of the dispatches on the vehicle', async () => {
    const { id: truck } = await floor.truck('VIE');
    const { id } = await floor.planned(1, 'VIE');
    await estimate(truck, { estimatedArrivalAt: hour(40), delayReason: 'BORDER' });
    expect(await floor.see(id)).toMatchObject({ status: 'PLANNED', estimatedArrivalAt: hour(40) });
  });

  it('is what a route is planned with', async () => {
    const { id: slow } = await floor.truck('BUD', { arrives: 20 });
    const { number } = await floor.truck('BUD', { arrives: 30 });
    await estimate(slow, { estimatedArrivalAt: hour(50) });
    const { plan } = await floor.planned(1, 'BUD');
    expect(plan.legs).toEqual([{ number }]);
  });

  it('is told to the carrier, the hub, and the donors of what it brings', async () => {
    const { id, number } = await schedule(world, flight());
    const made = await world.act(
      'donor',
      'announceConsignment',
      announcement({ transportIds: [id] }),
      '... on Consignment { id }',
    );
    const more = { estimatedArrivalAt: hour(9), delayReason: 'WEATHER' };
    await estimate(id, more);
    await estimate(id, more);
    const feed = async (who: 'donor' | 'operator' | 'carrier' | 'otherDonor') =>
      (
        await world.ask(who, 'query { feed(first: 100) { nodes { kind subjectId facts { name value } } } }')
      ).data.feed.nodes
        .filter(({ kind }: { kind: string }) => kind.endsWith('_ESTIMATED'))
        .filter(({ subjectId }: { subjectId: string }) => [id, made.id].includes(subjectId));
    const facts = expect.arrayContaining([
      { name: 'transport', value: number },
      { name: 'estimatedArrivalAt', value: hour(9) },
      { name: 'delayReason', value: 'WEATHER' },
    ]);
    expect(await feed('donor')).toEqual([{ kind: 'CONSIGNMENT_ESTIMATED', subjectId: made.id, facts }]);
    expect(await feed('operator')).toHaveLength(2);
    expect(await feed('carrier')).toEqual([{ kind: 'TRANSPORT_ESTIMATED', subjectId: id, facts }]);
    expect(await feed('otherDonor')).toEqual([]);
  });
});

describe('cold places', () => {
  it('are reserved with a route, given back with it, and not given twice', async () => {
    const input = { capacityColdPallets: 2, temperatureClasses: ['AMB', 'FRZ'] };
    const { id: truck } = await world.act(
      'operator',
      'scheduleTransport',
      {
        direction: 'OUTBOUND',
        mode: 'ROAD',
        carrier: 'TRUCKS',
        origin: 'LGG',
        destination: 'PRG',
        number: 'COLD',
        cutOffAt: hour(9),
        departsAt: hour(10),
        arrivesAt: hour(20),
        capacityPallets: 10,
        capacityKilograms: 24_000,
        ...input,
      },
      '... on Transport { id }',
    );
    const first = await floor.planned(2, 'PRG', frozen);
    expect(first.status).toBe('PLANNED');
    expect(await capacityOf(truck)).toEqual({ dispatchCount: 1, freePallets: 8, freeColdPallets: 0 });
    const second = await floor.planned(1, 'PRG', frozen);
    expect(second.status).toBe('DRAFT');
    expect(second.plan.rejections).toContainEqual({ number: 'COLD', reason: 'TOO_FULL' });
    const warm = await floor.planned(1, 'PRG');
    expect(warm.status).toBe('PLANNED');
    await floor.cancel(first.id);
    expect(await capacityOf(truck)).toEqual({ dispatchCount: 1, freePallets: 9, freeColdPallets: 2 });
  });
});

describe('what a board says of the load', () => {
  const QUERY = 'query Q($id: ID!) { transport(id: $id) { consignmentCount expectedPallets dispatchCount } }';

  it('is what is announced on a vehicle and not counted in yet', async () => {
    const { id } = await schedule(world, flight());
    const told = async (who: 'operator' | 'carrier') => (await world.ask(who, QUERY, { id })).data.transport;
    expect(await told('operator')).toEqual({ consignmentCount: 0, expectedPallets: 0, dispatchCount: 0 });
    const made = await world.act(
      'donor',
      'announceConsignment',
      announcement({ transportIds: [id] }, 3),
      '... on Consignment { id units { nodes { sscc } } }',
    );
    await world.act('otherDonor', 'announceConsignment', announcement({ transportIds: [id] }, 2), '');
    expect(await told('carrier')).toEqual({ consignmentCount: 2, expectedPallets: 5, dispatchCount: 0 });
    await world.act('operator', 'receivePallet', { sscc: made.units.nodes[0].sscc }, '');
    expect(await told('operator')).toMatchObject({ expectedPallets: 4 });
  });

  it('is not told to a donor: it would learn of others', async () => {
    const { id } = await schedule(world, flight());
    await world.act(
      'donor',
      'announceConsignment',
      announcement({ transportIds: [id], reference: 'MINE' }),
      '',
    );
    const query =
      'query { consignmentByReference(reference: "MINE") { transports { id consignmentCount expectedPallets dispatchCount capacity { pallets } identifiers { number } stops { ordinal } } } }';
    const { data } = await world.ask('donor', query);
    expect(data.consignmentByReference.transports).toEqual([
      {
        id,
        consignmentCount: null,
        expectedPallets: null,
        dispatchCount: null,
        capacity: null,
        identifiers: null,
        stops: [],
      },
    ]);
  });
});
