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

/** A dispatch whose first pallets are loaded. */
async function loading(pallets: number, loaded: number, destination: string) {
  const truck = await floor.truck(destination);
  const planned = await floor.planned(pallets, destination);
  for (const pallet of planned.pallets.slice(0, loaded)) await floor.load(planned.id, pallet);
  return { truck, id: planned.id as string, pallets: planned.pallets };
}

describe('a vehicle that leaves', () => {
  it('leaves behind what was not loaded: it is free again, and somebody must look', async () => {
    const toVienna = await floor.truck('VIE', { leaves: 8, arrives: 20 });
    const onward = await floor.truck('BUD', { origin: 'VIE', leaves: 30, arrives: 34 });
    const { id, pallets } = await floor.planned(3, 'BUD');
    expect(await floor.free(onward.id)).toEqual({ reservedPallets: 3, reservedKilograms: 600 });
    await floor.load(id, pallets[0] ?? { sscc: '' });
    await floor.clock(9);
    await floor.report(toVienna.id, 'LEFT', 8);
    const gone = await floor.see(id);
    expect(gone).toMatchObject({
      status: 'DEPARTED',
      attention: true,
      palletCount: 1,
      units: { nodes: [{ sscc: pallets[0]?.sscc, status: 'IN_TRANSIT' }] },
    });
    expect(codes(gone)).toContain('DISPATCH_PALLETS_LEFT_BEHIND');
    for (const pallet of pallets.slice(1)) expect(await floor.statusOf(pallet)).toBe('AVAILABLE');
    expect(await floor.free(onward.id)).toEqual({ reservedPallets: 1, reservedKilograms: 200 });
    expect(await floor.draft(pallets.slice(1), 'BUD')).toMatchObject({ status: 'DRAFT', palletCount: 2 });
  });

  it('without anything of the dispatch makes it a draft again, with its pallets, that can be planned anew', async () => {
    const { truck, id, pallets } = await loading(2, 0, 'MAD');
    await floor.clock(11);
    await floor.report(truck.id, 'LEFT', 10);
    const missed = await floor.see(id);
    expect(missed).toMatchObject({
      status: 'DRAFT',
      attention: true,
      palletCount: 2,
      legs: [],
      estimatedArrivalAt: null,
    });
    expect(codes(missed)).toContain('DISPATCH_MISSED');
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
    expect(await floor.statusOf(pallets[0] ?? { sscc: '' })).toBe('ALLOCATED');
    expect(await floor.see(id, 'carrier')).toBeNull();
    const next = await floor.truck('MAD', { leaves: 20, arrives: 50 });
    expect(await floor.plan(id)).toMatchObject({
      status: 'PLANNED',
      attention: false,
      legs: [{ transport: { id: next.id } }],
    });
    expect(await floor.see(id, 'carrier')).toMatchObject({ id });
  });

  it('takes along a pallet whose scan comes late, but not one that was scanned after it left', async () => {
    const { truck, id, pallets } = await loading(3, 1, 'IST');
    const [, late, later] = pallets;
    if (!late || !later) throw new Error('No pallets');
    await floor.clock(11);
    await floor.report(truck.id, 'LEFT', 10);
    expect(await floor.see(id)).toMatchObject({ status: 'DEPARTED', palletCount: 1, attention: true });
    expect(await floor.load(id, later)).toMatchObject({ code: 'DISPATCH_MOVE_NOT_ALLOWED' });
    const found = await floor.load(id, late, 'operator', { occurredAt: hour(9.9) });
    expect(found).toMatchObject({ status: 'DEPARTED', palletCount: 2, loadedCount: 2 });
    expect(codes(found).at(-1)).toBe('DISPATCH_PALLET_FOUND_ABOARD');
    expect([await floor.statusOf(late), await floor.statusOf(later)]).toEqual(['IN_TRANSIT', 'AVAILABLE']);
    expect(found.units.nodes.map(({ attention }: { attention: boolean }) => attention)).toEqual([
      false,
      false,
    ]);
  });

  it('gives a pallet that was on no dispatch, or is on another now, to none', async () => {
    const { truck, id, pallets } = await loading(2, 1, 'MSQ');
    const [stranger] = await floor.stock(1);
    const [, behind] = pallets;
    if (!stranger || !behind) throw new Error('No pallets');
    await floor.clock(11);
    await floor.report(truck.id, 'LEFT', 10);
    await floor.draft([behind], 'MSQ');
    const early = { occurredAt: hour(9.9) };
    expect(await floor.load(id, stranger, 'operator', early)).toMatchObject({
      code: 'DISPATCH_MOVE_NOT_ALLOWED',
    });
    expect(await floor.load(id, behind, 'operator', early)).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(await floor.see(id)).toMatchObject({ palletCount: 1 });
  });
});

describe('a carrier whose clock is behind', () => {
  it('does not put every pallet in doubt: none can have left before it was loaded', async () => {
    const { truck, id, pallets } = await loading(1, 0, 'ZRH');
    await floor.clock(9.5);
    await floor.load(id, pallets[0] ?? { sscc: '' });
    await floor.report(truck.id, 'LEFT', 9.4);
    const gone = await floor.see(id);
    expect(gone).toMatchObject({ status: 'DEPARTED', departedAt: hour(9.4), attention: false });
    expect(gone.units.nodes).toMatchObject([{ status: 'IN_TRANSIT', attention: false }]);
  });
});

describe('a vehicle that does not go', () => {
  it('frees the plan when nothing is loaded', async () => {
    const { truck, id } = await loading(1, 0, 'RIX');
    await floor.report(truck.id, 'CANCELLED', -1);
    expect(await floor.see(id)).toMatchObject({ status: 'DRAFT', attention: true, legs: [] });
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
  });

  it('waits until its pallets are taken off', async () => {
    const { truck, id, pallets } = await loading(2, 1, 'VNO');
    const [on, off] = pallets;
    if (!on || !off) throw new Error('No pallets');
    await floor.report(truck.id, 'CANCELLED', -1);
    expect(await floor.see(id)).toMatchObject({ status: 'LOADING', attention: true });
    expect(await floor.load(id, off)).toMatchObject({ code: 'VEHICLE_DOES_NOT_GO' });
    expect(await floor.unload(id, on)).toMatchObject({
      status: 'DRAFT',
      legs: [],
      loadedCount: 0,
      palletCount: 2,
    });
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 0 });
  });
});

describe('reports that are late, repeated or contradict one another', () => {
  it('make the same of it in another order: an arrival without a departure carries both', async () => {
    const { truck, id, pallets } = await loading(1, 1, 'WAW');
    await floor.clock(35);
    await floor.report(truck.id, 'ARRIVED', 34);
    const arrived = await floor.see(id);
    expect(arrived).toMatchObject({
      status: 'ARRIVED',
      departedAt: null,
      arrivedAt: hour(34),
      legs: [{ status: 'ARRIVED' }],
    });
    for (let again = 0; again < 2; again += 1) {
      await floor.report(truck.id, 'LEFT', 10);
      await floor.report(truck.id, 'ARRIVED', 34);
    }
    const { events, ...after } = await floor.see(id);
    const { events: before, ...was } = arrived;
    expect(after).toEqual(was);
    expect(events).toEqual(before);
    expect(await floor.statusOf(pallets[0] ?? { sscc: '' })).toBe('IN_TRANSIT');
  });

  it('never drag back a dispatch that was delivered before the carrier said anything of an arrival', async () => {
    const { truck, id, pallets } = await loading(1, 1, 'OTP');
    await floor.clock(30);
    await floor.report(truck.id, 'LEFT', 10);
    expect(await floor.confirm(id, { everythingAccepted: true })).toMatchObject({
      status: 'DELIVERED',
      deliveredAt: hour(30),
    });
    await floor.report(truck.id, 'ARRIVED', 29);
    expect(await floor.see(id)).toMatchObject({
      status: 'DELIVERED',
      arrivedAt: null,
      attention: false,
      legs: [{ status: 'ARRIVED' }],
    });
    await floor.report(truck.id, 'CANCELLED', 5);
    expect(await floor.see(id)).toMatchObject({ status: 'DELIVERED', attention: true });
    expect(await floor.statusOf(pallets[0] ?? { sscc: '' })).toBe('DELIVERED');
  });

  it('leave a departed dispatch where it is, with a call for attention, when its vehicle is said not to go', async () => {
    const { truck, id } = await loading(1, 1, 'ARN');
    await floor.clock(12);
    await floor.report(truck.id, 'LEFT', 10);
    await floor.report(truck.id, 'CANCELLED', 11);
    expect(await floor.see(id)).toMatchObject({ status: 'DEPARTED', attention: true });
    await floor.report(truck.id, 'ARRIVED', 11.5);
    expect(await floor.see(id)).toMatchObject({ status: 'ARRIVED', attention: true });
  });
});

describe('an arrival that is overdue', () => {
  it('is a mark and nothing else; a new estimate or the arrival takes it away', async () => {
    const { truck, id } = await loading(1, 1, 'LJU');
    await floor.clock(11);
    await floor.report(truck.id, 'LEFT', 10);
    await floor.clock(36.5);
    await world.settle();
    const late = await floor.see(id);
    expect(late).toMatchObject({
      status: 'DEPARTED',
      overdue: true,
      attention: false,
      legs: [{ status: 'LEFT' }],
    });
    expect(codes(late).filter((code) => code === 'DISPATCH_OVERDUE')).toHaveLength(1);
    await floor.report(truck.id, 'LEFT', 10, { estimatedArrivalAt: hour(40) });
    expect(await floor.see(id)).toMatchObject({
      status: 'DEPARTED',
      overdue: false,
      estimatedArrivalAt: hour(40),
    });
    await floor.clock(40.5);
    await world.settle();
    expect(await floor.see(id)).toMatchObject({ overdue: true });
    await floor.report(truck.id, 'ARRIVED', 40.2);
    expect(await floor.see(id)).toMatchObject({ status: 'ARRIVED', overdue: false });
  });
});
