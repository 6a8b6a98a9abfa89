import { startWorld, type World } from '../world/world.js';
import { codes, Floor, hour, START } from './floor.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

const feedOf = async (
  who: 'agency' | 'carrier' | 'operator' | 'otherAgency',
  id: string,
): Promise<string[]> => {
  const { data } = await world.ask(who, '{ feed(first: 100) { nodes { kind subjectId } } }');
  return data.feed.nodes
    .filter((entry: { subjectId: string }) => entry.subjectId === id)
    .map((entry: { kind: string }) => entry.kind);
};

describe('a dispatch from Liège to Rome', () => {
  it('is drafted, planned, loaded, leaves, arrives and is delivered', async () => {
    const truck = await floor.truck('ROME');
    const [one, two] = await floor.stock(2);
    if (!one || !two) throw new Error('No pallets');
    const draft = await floor.draft([one, two], 'ROME');
    expect(draft).toMatchObject({
      status: 'DRAFT',
      palletCount: 2,
      legs: [],
      plan: null,
      agency: { code: 'CRI' },
      destination: { code: 'ROME' },
    });
    expect(draft.reference).toMatch(/^D-\d{6}$/);
    expect(await floor.statusOf(one)).toBe('ALLOCATED');

    const planned = await floor.plan(draft.id);
    expect(planned).toMatchObject({ status: 'PLANNED', attention: false, estimatedArrivalAt: hour(36) });
    expect(planned.legs).toEqual([
      {
        ordinal: 1,
        status: 'PLANNED',
        transport: { id: truck.id, number: truck.number, status: 'SCHEDULED' },
      },
    ]);
    expect(planned.plan.sentence).toContain(
      `By ${truck.number}: leaves 2020-03-14 06:00 UTC, arrives 2020-03-15 08:00 UTC`,
    );
    expect(await floor.free(truck.id)).toEqual({ reservedPallets: 2, reservedKilograms: 400 });

    expect(await floor.load(draft.id, one)).toMatchObject({
      status: 'LOADING',
      loadedCount: 1,
      legs: [{ status: 'BOARDED' }],
    });
    expect(await floor.load(draft.id, { sscc: `(00)${two.sscc}` })).toMatchObject({
      status: 'LOADING',
      loadedCount: 2,
    });

    await floor.clock(10.5);
    await floor.report(truck.id, 'LEFT', 10.25, { estimatedArrivalAt: hour(38) });
    expect(await floor.see(draft.id, 'agency')).toMatchObject({
      status: 'DEPARTED',
      departedAt: hour(10.25),
      estimatedArrivalAt: hour(38),
      legs: [{ status: 'LEFT' }],
    });
    expect(await floor.statusOf(two)).toBe('IN_TRANSIT');

    await floor.clock(37.8);
    await floor.report(truck.id, 'ARRIVED', 37.5);
    expect(await floor.see(draft.id, 'agency')).toMatchObject({
      status: 'ARRIVED',
      arrivedAt: hour(37.5),
      legs: [{ status: 'ARRIVED' }],
    });

    const delivered = await floor.confirm(draft.id, { everythingAccepted: true, receivedAt: hour(37.75) });
    expect(delivered).toMatchObject({
      status: 'DELIVERED',
      attention: false,
      overdue: false,
      deliveredAt: hour(37.75),
    });
    expect(delivered.proofOfDelivery).toMatchObject({ receivedBy: 'Sig.ra Rossi', recordedByHub: false });
    const line = {
      sentQuantity: 10_000,
      acceptedQuantity: 10_000,
      refusedQuantity: 0,
      missingQuantity: 0,
      reason: null,
    };
    expect(delivered.proofOfDelivery.lines).toEqual([line, line]);
    expect(
      delivered.units.nodes.map((unit: { status: string; attention: boolean }) => [
        unit.status,
        unit.attention,
      ]),
    ).toEqual([
      ['DELIVERED', false],
      ['DELIVERED', false],
    ]);
    expect(codes(delivered)).toEqual([
      'DISPATCH_DRAFTED',
      'DISPATCH_PLAN_REQUESTED',
      'DISPATCH_PLANNED',
      'DISPATCH_LOADING_STARTED',
      'DISPATCH_DEPARTED',
      'DISPATCH_ARRIVED',
      'DISPATCH_DELIVERED',
    ]);
    await world.settle();
    const told = ['DISPATCH_PLANNED', 'DISPATCH_DEPARTED', 'DISPATCH_ARRIVED', 'DISPATCH_DELIVERED'];
    for (const who of ['operator', 'agency', 'carrier'] as const)
      expect(await feedOf(who, draft.id)).toEqual(told);
    expect(await feedOf('otherAgency', draft.id)).toEqual([]);
  });

  it('goes by two vehicles where none goes all the way, and arrives with the second', async () => {
    const toVienna = await floor.truck('VIE', { leaves: 8, arrives: 20 });
    const onward = await floor.truck('BUD', { origin: 'VIE', leaves: 23, arrives: 27 });
    await floor.truck('BUD', { origin: 'VIE', leaves: 22.9, arrives: 26 });
    const { id, pallets, ...planned } = await floor.planned(1, 'BUD');
    expect(planned).toMatchObject({ status: 'PLANNED', estimatedArrivalAt: hour(27) });
    expect(planned.legs.map((leg: { transport: { id: string } }) => leg.transport.id)).toEqual([
      toVienna.id,
      onward.id,
    ]);
    expect(planned.plan.rejections).toContainEqual(
      expect.objectContaining({ reason: 'TOO_LATE_FOR_CUT_OFF' }),
    );
    for (const pallet of pallets) await floor.load(id, pallet);
    await floor.clock(21);
    await floor.report(toVienna.id, 'LEFT', 8);
    await floor.report(toVienna.id, 'ARRIVED', 20);
    expect(await floor.see(id)).toMatchObject({
      status: 'DEPARTED',
      legs: [{ status: 'ARRIVED' }, { status: 'PLANNED' }],
    });
    await floor.clock(26.9);
    await floor.report(onward.id, 'LEFT', 23);
    await floor.report(onward.id, 'ARRIVED', 26.8);
    const arrived = await floor.see(id);
    expect(arrived).toMatchObject({ status: 'ARRIVED', attention: false, arrivedAt: hour(26.8) });
    expect(codes(arrived).slice(-4)).toEqual([
      'DISPATCH_DEPARTED',
      'DISPATCH_LEG_ARRIVED',
      'DISPATCH_LEG_LEFT',
      'DISPATCH_ARRIVED',
    ]);
  });
});

describe('who sees a dispatch', () => {
  it('its hub, its agency and the carriers of its legs; a foreign one is answered like none', async () => {
    await floor.truck('ZAG');
    const pallets = await floor.stock(1);
    const { id } = await floor.draft(pallets, 'ZAG');
    expect(await floor.see(id, 'carrier')).toBeNull();
    await floor.plan(id);
    expect(await floor.see(id, 'carrier')).toMatchObject({ id, plan: null });
    expect(await floor.see(id, 'agency')).toMatchObject({ id, plan: null });
    expect((await floor.see(id, 'supervisor')).plan).not.toBeNull();
    for (const who of ['otherAgency', 'otherCarrier', 'dubaiOperator'] as const)
      expect(await floor.see(id, who)).toBeNull();
    expect(await floor.see('not-an-id')).toBeNull();
    const foreign = await floor.cancel(id, 'dubaiOperator');
    const none = await floor.cancel('00000000-0000-7000-8000-000000000000', 'dubaiOperator');
    expect(foreign).toEqual(none);
    expect(foreign).toMatchObject({ code: 'NOT_FOUND', field: 'dispatchId' });
  });

  it('lists them by stage, in pages, each to those whom it concerns', async () => {
    const ids: string[] = [];
    for (const pallet of await floor.stock(3))
      ids.push((await floor.draft([pallet], 'SOF', { agency: 'SCIENSANO' })).id);
    await floor.cancel(ids[1] ?? '');
    const list = async (who: 'otherAgency' | 'operator' | 'carrier' | 'otherCarrier', args: string) =>
      (await world.ask(who, `{ dispatches(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`))
        .data.dispatches;
    const idsIn = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);
    expect(idsIn(await list('otherAgency', 'first: 100'))).toEqual(ids);
    expect(idsIn(await list('otherAgency', 'stage: PREPARING, first: 100'))).toEqual([ids[0], ids[2]]);
    expect(idsIn(await list('otherAgency', 'stage: UNDER_WAY, first: 100'))).toEqual([]);
    expect(idsIn(await list('operator', 'stage: PREPARING, first: 100'))).toEqual(
      expect.arrayContaining([ids[0], ids[2]]),
    );
    expect(idsIn(await list('otherCarrier', 'first: 100'))).toEqual([]);
    await floor.truck('SOF');
    await floor.plan(ids[2] ?? '');
    expect(idsIn(await list('carrier', 'first: 100'))).toContain(ids[2]);
    expect(idsIn(await list('carrier', 'stage: PREPARING, first: 100'))).toContain(ids[2]);
    expect(idsIn(await list('carrier', 'stage: UNDER_WAY, first: 100'))).not.toContain(ids[2]);
    expect(idsIn(await list('carrier', 'first: 100'))).not.toContain(ids[0]);
    const first = await list('otherAgency', 'first: 2');
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await list('otherAgency', `first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([...idsIn(first), ...idsIn(rest)]).toEqual(ids);
  });
});
