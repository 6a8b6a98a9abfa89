import { newId } from '../../src/platform/ids/ids.js';
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

describe('planning', () => {
  it('keeps a draft that has no route, with the reasons, and finds one when there is one', async () => {
    await floor.truck('LCA', { pallets: 1 });
    await floor.truck('LCA', { leaves: 0.5, arrives: 20 });
    const draft = await floor.planned(2, 'LCA');
    expect(draft).toMatchObject({ status: 'DRAFT', attention: true, estimatedArrivalAt: null, legs: [] });
    expect(draft.plan).toMatchObject({
      arrivesAt: null,
      legs: [],
      rejections: [{ reason: 'TOO_FULL' }, { reason: 'TOO_LATE_FOR_CUT_OFF' }],
    });
    expect(draft.plan.sentence).toMatch(/^No way to the destination was found\. /);
    expect(codes(draft)).toEqual(['DISPATCH_DRAFTED', 'DISPATCH_PLAN_REQUESTED', 'DISPATCH_NOT_PLANNABLE']);
    const truck = await floor.truck('LCA', { leaves: 12 });
    expect(await floor.plan(draft.id)).toMatchObject({
      status: 'PLANNED',
      attention: false,
      legs: [{ transport: { id: truck.id } }],
    });
  });

  it('takes the vehicle that keeps every temperature needed, though a warmer one is earlier', async () => {
    const warm = await floor.truck('TLL', { arrives: 20, keeps: ['AMB'] });
    const cool = await floor.truck('TLL', { arrives: 30, keeps: ['COL'] });
    const planned = await floor.planned(1, 'TLL', { temperatureClass: 'COL' });
    expect(planned).toMatchObject({
      status: 'PLANNED',
      estimatedArrivalAt: hour(30),
      legs: [{ transport: { id: cool.id } }],
    });
    expect(planned.plan.rejections[0]).toEqual({ number: warm.number, reason: 'NOT_COLD_ENOUGH' });
  });

  it('gives the last places of the earliest vehicle to one of several dispatches, and the others a later one', async () => {
    const early = await floor.truck('CPH', { arrives: 20, pallets: 2 });
    const late = await floor.truck('CPH', { arrives: 30, pallets: 4 });
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push((await floor.draft(await floor.stock(2), 'CPH')).id);
    await Promise.all(ids.map((dispatchId) => world.act('operator', 'planDispatch', { dispatchId })));
    await world.settle();
    const ends = [];
    for (const id of ids) ends.push(await floor.see(id));
    const routes = ends.map(({ status, legs }) => [status, legs[0]?.transport.number ?? null]);
    expect(routes.sort()).toEqual(
      [
        ['DRAFT', null],
        ['PLANNED', early.number],
        ['PLANNED', late.number],
        ['PLANNED', late.number],
      ].sort(),
    );
    expect(await floor.free(early.id)).toMatchObject({ reservedPallets: 2 });
    expect(await floor.free(late.id)).toMatchObject({ reservedPallets: 4 });
  });

  it('plans once, however often it is asked', async () => {
    const truck = await floor.truck('HEL');
    const { id } = await floor.draft(await floor.stock(1), 'HEL');
    const keys = [newId(), newId()];
    await Promise.all(
      keys.map((idempotencyKey) => world.act('operator', 'planDispatch', { dispatchId: id, idempotencyKey })),
    );
    await world.settle();
    expect(codes(await floor.see(id)).filter((code) => code === 'DISPATCH_PLANNED')).toHaveLength(1);
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 1 });
    expect(await world.act('operator', 'planDispatch', { dispatchId: id })).toMatchObject({
      code: 'DISPATCH_MOVE_NOT_ALLOWED',
    });
  });

  it('leaves a dispatch alone that was cancelled before its turn came', async () => {
    const truck = await floor.truck('DUB');
    const { id } = await floor.draft(await floor.stock(1), 'DUB');
    await world.act('operator', 'planDispatch', { dispatchId: id });
    await floor.cancel(id);
    await world.settle();
    expect(await floor.see(id)).toMatchObject({ status: 'CANCELLED', legs: [] });
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
  });

  it('refuses to plan what has no pallets', async () => {
    const [pallet] = await floor.stock(1);
    if (!pallet) throw new Error('No pallet');
    const { id } = await floor.draft([pallet], 'DUB');
    await world.act('operator', 'removeFromDispatch', { dispatchId: id, units: [pallet.id] });
    expect(await world.act('operator', 'planDispatch', { dispatchId: id })).toMatchObject({
      code: 'NOTHING_TO_DISPATCH',
    });
  });
});
