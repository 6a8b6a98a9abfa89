import { schedule, truck } from '../transports/freight.js';
import { startWorld, type World } from '../world/world.js';
import { codes, Floor, hour, START } from './floor.js';

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world?.close());

interface Way {
  readonly by: string;
  readonly to: string;
  /** Place and hours after the start: arrival, departure. */
  readonly stops: readonly (readonly [string, number, number])[];
  readonly more?: Record<string, unknown>;
}

/** A truck that leaves Liège ten hours after the start and calls on its way. It is there after sixty. */
async function passing({ by, to, stops, more = {} }: Way): Promise<{ id: string; number: string }> {
  const input = truck({
    number: by,
    carrier: 'TRUCKS',
    destination: to,
    cutOffAt: hour(9),
    departsAt: hour(10),
    arrivesAt: hour(60),
    stops: stops.map(([place, arrives, departs]) => ({
      place,
      arrivesAt: hour(arrives),
      departsAt: hour(departs),
    })),
    ...more,
  });
  const made = await schedule(world, input);
  if (!made.id) throw new Error(JSON.stringify(made));
  return made;
}

async function call(transportId: string, place: string, report: 'ARRIVED' | 'LEFT', at: number) {
  await world.act(
    'carrier',
    'reportCall',
    { transportId, place, report, occurredAt: hour(at) },
    '... on Transport { id }',
  );
  await world.settle();
}

async function legsOf(id: string) {
  const query = 'query Q($id: ID!) { dispatch(id: $id) { legs { stop status transport { number } } } }';
  return (await world.ask('operator', query, { id })).data.dispatch.legs;
}

async function underWay(id: string, pallets: readonly { sscc: string }[], transportId: string) {
  for (const one of pallets) await floor.load(id, one);
  await floor.clock(11);
  await floor.report(transportId, 'LEFT', 10);
}

describe('a dispatch on a vehicle that calls on its way', () => {
  it('leaves it at the stop, and arrives with the call there', async () => {
    const { id: transport } = await passing({
      by: 'VIA VIENNA',
      to: 'BUD',
      stops: [
        ['FRA', 14, 15],
        ['VIE', 20, 22],
      ],
    });
    await floor.truck('VIE', { leaves: 10, arrives: 30 });
    const planned = await floor.planned(1, 'VIE');
    expect(planned).toMatchObject({ status: 'PLANNED', estimatedArrivalAt: hour(20) });
    expect(planned.plan.sentence).toMatch(/^By VIA VIENNA as far as its stop 2: /);
    expect(planned.plan.rejections).toHaveLength(1);
    expect(await legsOf(planned.id)).toEqual([
      { stop: 2, status: 'PLANNED', transport: { number: 'VIA VIENNA' } },
    ]);

    await underWay(planned.id, planned.pallets, transport);
    await floor.clock(15);
    await call(transport, 'FRA', 'ARRIVED', 14);
    expect(await floor.see(planned.id)).toMatchObject({ status: 'DEPARTED' });
    await floor.clock(19);
    await call(transport, 'VIE', 'ARRIVED', 19);
    const arrived = await floor.see(planned.id);
    expect(arrived).toMatchObject({ status: 'ARRIVED', arrivedAt: hour(19), attention: false });
    expect(codes(arrived).slice(-2)).toEqual(['DISPATCH_DEPARTED', 'DISPATCH_ARRIVED']);
    await floor.clock(60);
    await call(transport, 'VIE', 'LEFT', 22);
    await floor.report(transport, 'ARRIVED', 59);
    expect(await floor.see(planned.id)).toMatchObject({ status: 'ARRIVED', arrivedAt: hour(19) });
    expect(await floor.confirm(planned.id, { everythingAccepted: true })).toMatchObject({
      status: 'DELIVERED',
    });
  });

  it('has arrived when the vehicle was seen further on, although nobody said when', async () => {
    const { id: transport } = await passing({ by: 'VIA PRAGUE', to: 'WAW', stops: [['PRG', 20, 22]] });
    const planned = await floor.planned(1, 'PRG');
    await underWay(planned.id, planned.pallets, transport);
    await floor.clock(61);
    await floor.report(transport, 'ARRIVED', 60);
    expect(await floor.see(planned.id)).toMatchObject({ status: 'ARRIVED', arrivedAt: null });
  });

  it('is expected at the stop as late as the vehicle is', async () => {
    const { id: transport } = await passing({ by: 'VIA ZAGREB', to: 'BEG', stops: [['ZAG', 20, 22]] });
    const { id } = await floor.planned(1, 'ZAG');
    const late = {
      transportId: transport,
      occurredAt: START,
      estimatedArrivalAt: hour(65),
      delayReason: 'BORDER',
    };
    await world.act('carrier', 'estimateTransport', late, '... on Transport { id }');
    await world.settle();
    expect(await floor.see(id)).toMatchObject({ estimatedArrivalAt: hour(25) });
  });

  it('changes to the next one there, when the times allow', async () => {
    const { id: first } = await passing({ by: 'VIA SOFIA', to: 'IST', stops: [['SOF', 20, 22]] });
    const second = await floor.truck('SKP', { origin: 'SOF', leaves: 30, arrives: 40 });
    const planned = await floor.planned(1, 'SKP');
    expect(planned).toMatchObject({ status: 'PLANNED', estimatedArrivalAt: hour(40) });
    await underWay(planned.id, planned.pallets, first);
    await floor.clock(41);
    await call(first, 'SOF', 'ARRIVED', 20);
    expect(await legsOf(planned.id)).toMatchObject([
      { stop: 1, status: 'ARRIVED' },
      { stop: null, status: 'PLANNED' },
    ]);
    await floor.report(second.id, 'LEFT', 30);
    await floor.report(second.id, 'ARRIVED', 40);
    expect(await floor.see(planned.id)).toMatchObject({
      status: 'ARRIVED',
      arrivedAt: hour(40),
      attention: false,
    });
    expect(codes(await floor.see(planned.id)).slice(-3)).toEqual([
      'DISPATCH_LEG_ARRIVED',
      'DISPATCH_LEG_LEFT',
      'DISPATCH_ARRIVED',
    ]);
  });

  it('goes only on one that keeps its temperature', async () => {
    const frozen = { contents: [{ item: 'TEST_PCR', lot: 'V1', expiry: '2021-06-30', quantity: 100 }] };
    await passing({ by: 'NO FREEZER', to: 'ATH', stops: [['TIA', 20, 22]] });
    const warm = await floor.planned(1, 'TIA', frozen);
    expect(warm).toMatchObject({
      status: 'DRAFT',
      plan: { rejections: expect.arrayContaining([{ number: 'NO FREEZER', reason: 'NOT_COLD_ENOUGH' }]) },
    });
    await passing({
      by: 'FREEZER',
      to: 'ATH',
      stops: [['TIA', 24, 25]],
      more: { temperatureClasses: ['FRZ'] },
    });
    expect(await floor.plan(warm.id)).toMatchObject({ status: 'PLANNED', estimatedArrivalAt: hour(24) });
  });
});
