import { announcement } from './world/goods.js';
import { startWorld, type World } from './world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T07:00:00Z');
});
afterAll(() => world.close());

const flight = {
  direction: 'INBOUND',
  mode: 'AIR',
  number: 'MU 313',
  carrier: 'TRUCKS',
  origin: 'HGH',
  destination: 'LGG',
  cutOffAt: '2020-03-13T07:30:00Z',
  departsAt: '2020-03-13T08:00:00Z',
  arrivesAt: '2020-03-13T20:00:00Z',
  capacityPallets: 30,
  capacityKilograms: 100_000,
  temperatureClasses: ['AMB'],
};
const truck = {
  ...flight,
  direction: 'OUTBOUND',
  mode: 'ROAD',
  number: 'TRUCK 1',
  origin: 'LGG',
  destination: 'ROME',
  cutOffAt: '2020-03-14T05:00:00Z',
  departsAt: '2020-03-14T06:00:00Z',
  arrivesAt: '2020-03-15T05:00:00Z',
};
const TRANSPORT = '... on Transport { id status }';
const DISPATCH = '... on Dispatch { id status estimatedArrivalAt legs { status transport { number } } }';
const PATH = `query Path($reference: String!) { consignmentByReference(reference: $reference) { status unitsReceived } }`;

describe('one donated pallet', () => {
  it('travels from Hangzhou through Liège to the door in Rome, seen by its donor', async () => {
    const { act, ask, settle, setClock } = world;
    const inbound = await act('operator', 'scheduleTransport', flight, TRANSPORT);
    const outbound = await act('operator', 'scheduleTransport', truck, TRANSPORT);
    const announced = await act(
      'donor',
      'announceConsignment',
      announcement({ reference: 'GIFT', transportIds: [inbound.id] }),
      '... on Consignment { id status units { nodes { id sscc contents { id } } } }',
    );
    const [pallet] = announced.units.nodes;
    const status = async () =>
      (await ask('donor', PATH, { reference: 'GIFT' })).data.consignmentByReference.status;
    expect(announced.status).toBe('ANNOUNCED');

    await setClock('2020-03-13T08:05:00Z');
    await act(
      'carrier',
      'reportTransport',
      { transportId: inbound.id, report: 'LEFT', occurredAt: '2020-03-13T08:05:00Z' },
      TRANSPORT,
    );
    expect(await status()).toBe('IN_TRANSIT');
    await setClock('2020-03-13T20:10:00Z');
    await act(
      'carrier',
      'reportTransport',
      { transportId: inbound.id, report: 'ARRIVED', occurredAt: '2020-03-13T20:00:00Z' },
      TRANSPORT,
    );
    expect(await status()).toBe('ARRIVED');

    const counts = [{ contentLineId: pallet.contents[0].id, counted: 10_000 }];
    const received = await act(
      'operator',
      'receivePallet',
      { sscc: pallet.sscc, location: 'DOCK-1', counts },
      '... on LogisticUnit { status }',
    );
    expect(received.status).toBe('AVAILABLE');
    expect(await status()).toBe('RECEIVED');

    const drafted = await act(
      'operator',
      'draftDispatch',
      { agency: 'CRI', destination: 'ROME', units: [pallet.id] },
      DISPATCH,
    );
    expect(drafted).toMatchObject({ __typename: 'Dispatch', status: 'DRAFT' });
    await act('operator', 'planDispatch', { dispatchId: drafted.id }, DISPATCH);
    await settle();
    const one = async (who: 'operator' | 'agency') =>
      (
        await ask(
          who,
          `query D($id: ID!) { dispatch(id: $id) { id status estimatedArrivalAt legs { status transport { number } } units { nodes { sscc status } } } }`,
          { id: drafted.id },
        )
      ).data.dispatch;
    expect(await one('agency')).toMatchObject({
      status: 'PLANNED',
      estimatedArrivalAt: '2020-03-15T05:00:00.000Z',
      legs: [{ transport: { number: 'TRUCK 1' } }],
    });

    await setClock('2020-03-14T05:30:00Z');
    expect(
      await act('operator', 'loadPallet', { dispatchId: drafted.id, sscc: pallet.sscc }, DISPATCH),
    ).toMatchObject({ status: 'LOADING' });
    await setClock('2020-03-14T06:01:00Z');
    await act(
      'carrier',
      'reportTransport',
      { transportId: outbound.id, report: 'LEFT', occurredAt: '2020-03-14T06:00:00Z' },
      TRANSPORT,
    );
    await settle();
    expect(await one('agency')).toMatchObject({
      status: 'DEPARTED',
      units: { nodes: [{ status: 'IN_TRANSIT' }] },
    });
    await setClock('2020-03-15T05:10:00Z');
    await act(
      'carrier',
      'reportTransport',
      { transportId: outbound.id, report: 'ARRIVED', occurredAt: '2020-03-15T05:00:00Z' },
      TRANSPORT,
    );
    await settle();
    expect(await one('operator')).toMatchObject({ status: 'ARRIVED' });

    const lines = [
      {
        contentLineId: pallet.contents[0].id,
        acceptedQuantity: 9_900,
        refusedQuantity: 100,
        reason: 'DAMAGED',
      },
    ];
    const delivered = await act(
      'agency',
      'confirmDelivery',
      { dispatchId: drafted.id, receivedBy: 'Warehouse Rome', lines },
      DISPATCH,
    );
    expect(delivered).toMatchObject({ status: 'PARTIALLY_DELIVERED' });
    await settle();
    expect((await one('operator')).units.nodes).toEqual([{ sscc: pallet.sscc, status: 'DELIVERED' }]);
  });
});
