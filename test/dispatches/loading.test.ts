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

describe('loading', () => {
  it('refuses a pallet of another dispatch, one that is loaded, one on hold, and one that nobody knows', async () => {
    await floor.truck('ATH');
    const [stranger] = await floor.stock(1);
    const { id, pallets } = await floor.planned(2, 'ATH');
    const [one, held] = pallets;
    if (!stranger || !one || !held) throw new Error('No pallets');
    expect(await floor.load(id, stranger)).toMatchObject({
      __typename: 'Refusal',
      code: 'PALLET_NOT_ON_DISPATCH',
      field: 'sscc',
    });
    expect(await floor.load(id, one)).toMatchObject({ loadedCount: 1 });
    expect(await floor.load(id, one)).toMatchObject({ code: 'PALLET_ALREADY_LOADED', field: 'sscc' });
    await world.act('supervisor', 'holdPallet', {
      unitId: held.id,
      reason: 'MISSING_PAPERS',
      note: 'No licence',
    });
    const refused = await floor.load(id, held);
    expect(refused).toMatchObject({ code: 'ON_HOLD' });
    expect(refused.message).toContain(held.sscc);
    expect(await floor.load(id, { sscc: '106141411234567897' })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'sscc',
    });
    expect(await floor.load(id, { sscc: '106141411234567890' })).toMatchObject({
      code: 'BAD_SCAN',
      field: 'sscc',
    });
    expect(await floor.load(id, held, 'operator', { occurredAt: hour(1) })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'occurredAt',
    });
    expect(await floor.see(id)).toMatchObject({ status: 'LOADING', loadedCount: 1 });
  });

  it('needs a route', async () => {
    const [pallet] = await floor.stock(1);
    if (!pallet) throw new Error('No pallet');
    const { id } = await floor.draft([pallet], 'ATH');
    expect(await floor.load(id, pallet)).toMatchObject({ code: 'DISPATCH_MOVE_NOT_ALLOWED' });
  });

  it('takes one of two scans of the same pallet at the same time', async () => {
    await floor.truck('FRA');
    const { id, pallets } = await floor.planned(3, 'FRA');
    for (const pallet of pallets) {
      const answers = await Promise.all([floor.load(id, pallet), floor.load(id, pallet, 'operator2')]);
      expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
        'Dispatch',
        'PALLET_ALREADY_LOADED',
      ]);
    }
    const loaded = await floor.see(id);
    expect(loaded).toMatchObject({ loadedCount: 3, attention: false });
    expect(codes(loaded).filter((code) => code === 'DISPATCH_LOADING_STARTED')).toHaveLength(1);
  });

  it('and cancelling at the same time: one of the two wins', async () => {
    await floor.truck('BTS');
    for (let round = 0; round < 3; round += 1) {
      const { id, pallets } = await floor.planned(1, 'BTS');
      const [pallet] = pallets;
      if (!pallet) throw new Error('No pallet');
      const [load, cancel] = await Promise.all([floor.load(id, pallet), floor.cancel(id, 'operator2')]);
      const { status } = await floor.see(id);
      if (cancel.__typename === 'Dispatch') {
        expect([status, load.code, await floor.statusOf(pallet)]).toEqual([
          'CANCELLED',
          'DISPATCH_MOVE_NOT_ALLOWED',
          'AVAILABLE',
        ]);
      } else {
        expect([status, cancel.code, await floor.statusOf(pallet)]).toEqual([
          'LOADING',
          'PALLETS_ARE_LOADED',
          'LOADED',
        ]);
      }
    }
  });

  it('is undone pallet by pallet; then the dispatch can be cancelled', async () => {
    const truck = await floor.truck('LUX');
    const { id, pallets } = await floor.planned(2, 'LUX');
    const [one, two] = pallets;
    if (!one || !two) throw new Error('No pallets');
    await floor.load(id, one);
    await floor.load(id, two);
    expect(await floor.cancel(id)).toMatchObject({ code: 'PALLETS_ARE_LOADED' });
    expect(await floor.unload(id, one)).toMatchObject({ status: 'LOADING', loadedCount: 1 });
    expect(await floor.unload(id, one)).toMatchObject({ code: 'PALLET_NOT_LOADED' });
    expect(await floor.unload(id, two)).toMatchObject({
      status: 'PLANNED',
      loadedCount: 0,
      legs: [{ status: 'PLANNED' }],
    });
    expect(await floor.statusOf(two)).toBe('ALLOCATED');
    expect(await floor.load(id, two)).toMatchObject({ status: 'LOADING', loadedCount: 1 });
    await floor.unload(id, two);
    expect(await floor.cancel(id)).toMatchObject({ status: 'CANCELLED' });
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
    expect(await floor.statusOf(one)).toBe('AVAILABLE');
  });
});
