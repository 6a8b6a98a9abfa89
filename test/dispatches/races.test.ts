import { RoutesService } from '../../src/dispatches/routes.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { startWorld, type World } from '../world/world.js';
import { Floor, hour, START } from './floor.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

/** Plans at this moment, in a transaction of its own, as a job would. */
async function planNow(dispatchId: string): Promise<void> {
  const work = world.worker.get(UnitOfWork, { strict: false });
  const routes = world.worker.get(RoutesService, { strict: false });
  await work.write(systemPrincipal('worker', 'race'), (tx) => routes.plan(tx, dispatchId));
}

async function drafts(count: number, pallets: number, destination: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push((await floor.draft(await floor.stock(pallets), destination)).id);
  return ids;
}

describe('two workers that plan at once', () => {
  it('never give the same places twice: whoever is later gets the next vehicle', async () => {
    const trucks = [];
    for (let n = 0; n < 4; n += 1) trucks.push(await floor.truck('MLA', { arrives: 30 + n, pallets: 2 }));
    const ids = await drafts(5, 2, 'MLA');
    await Promise.all(ids.map(planNow));
    const ends = [];
    for (const id of ids) ends.push(await floor.see(id));
    const numbers = ends.map(({ legs }) => legs[0]?.transport.number ?? 'none').sort();
    expect(numbers).toEqual([...trucks.map(({ number }) => number), 'none'].sort());
    expect(ends.map(({ status }) => status).sort()).toEqual([
      'DRAFT',
      'PLANNED',
      'PLANNED',
      'PLANNED',
      'PLANNED',
    ]);
    for (const { id } of trucks) expect(await floor.free(id)).toMatchObject({ reservedPallets: 2 });
  });

  it('do not wait for one another over the same two vehicles in another order', async () => {
    const first = await floor.truck('AMS', { leaves: 5, arrives: 8, pallets: 8 });
    const second = await floor.truck('OSL', { origin: 'AMS', leaves: 12, arrives: 20, pallets: 8 });
    const ids = await drafts(4, 1, 'OSL');
    await Promise.all(ids.map(planNow));
    for (const id of ids) expect((await floor.see(id)).legs).toHaveLength(2);
    for (const { id } of [first, second]) expect(await floor.free(id)).toMatchObject({ reservedPallets: 4 });
  });
});

describe('a vehicle that leaves at this very moment', () => {
  it('is never part of a plan that stays', async () => {
    await floor.clock(9);
    for (let round = 0; round < 4; round += 1) {
      const truck = await floor.truck('BRU', { leaves: 10.5 + round, arrives: 12 + round });
      const [id = ''] = await drafts(1, 1, 'BRU');
      await Promise.all([planNow(id), floor.report(truck.id, 'LEFT', 9)]);
      await world.settle();
      expect(await floor.see(id)).toMatchObject({ status: 'DRAFT', legs: [] });
      expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
      await floor.cancel(id);
    }
  });

  it('takes a pallet that is being loaded or leaves it free, and nothing between the two', async () => {
    for (let round = 0; round < 4; round += 1) {
      const truck = await floor.truck('LHR', { leaves: 10 + round, arrives: 20 + round });
      const { id, pallets } = await floor.planned(2, 'LHR');
      const [one, two] = pallets;
      if (!one || !two) throw new Error('No pallets');
      await floor.load(id, one);
      await floor.clock(9.5);
      const [load] = await Promise.all([floor.load(id, two), floor.report(truck.id, 'LEFT', 9.5)]);
      await world.settle();
      const loaded = load.__typename === 'Dispatch';
      expect(await floor.see(id)).toMatchObject({
        status: 'DEPARTED',
        palletCount: loaded ? 2 : 1,
        attention: !loaded,
      });
      expect(await floor.statusOf(two)).toBe(loaded ? 'IN_TRANSIT' : 'AVAILABLE');
      await world.setClock(hour(0));
    }
  });
});
