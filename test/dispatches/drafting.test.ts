import { startWorld, type World } from '../world/world.js';
import { codes, DISPATCH, Floor, START } from './floor.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

describe('drafting', () => {
  it('refuses pallets that are not free, names them, and allocates none', async () => {
    const [free, held, taken] = await floor.stock(3);
    if (!free || !held || !taken) throw new Error('No pallets');
    await world.act('operator', 'holdPallet', {
      unitId: held.id,
      reason: 'MISSING_PAPERS',
      note: 'No invoice',
    });
    await floor.draft([taken], 'ROME');
    const onHold = await floor.draft([free, held], 'ROME');
    expect(onHold).toMatchObject({ __typename: 'Refusal', code: 'ON_HOLD', field: 'units' });
    expect(onHold.message).toContain(held.sscc);
    const notFree = await floor.draft([free, taken], 'ROME');
    expect(notFree).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(notFree.message).toContain(taken.sscc);
    expect(await floor.statusOf(free)).toBe('AVAILABLE');
  });

  it.each([
    ['an unknown agency', { agency: 'NOBODY' }, 'NOT_FOUND', 'agency'],
    ['a donor as an agency', { agency: 'JACK-MA' }, 'INVALID_INPUT', 'agency'],
    ['an unknown place', { destination: 'NOWHERE' }, 'NOT_FOUND', 'destination'],
    ['the hub itself', { destination: 'LGG' }, 'INVALID_INPUT', 'destination'],
    ['no pallets', { units: [] }, 'INVALID_INPUT', 'units'],
    ['a pallet that is none', { units: ['00000000-0000-7000-8000-000000000000'] }, 'NOT_FOUND', 'units[0]'],
    [
      'a pallet twice',
      { units: ['00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000'] },
      'INVALID_INPUT',
      'units',
    ],
    ['an id that is none', { units: ['pallet 7'] }, 'INVALID_INPUT', 'units[0]'],
  ])('refuses %s with code and field', async (_, more, code, field) => {
    const units = ['00000000-0000-7000-8000-000000000000'];
    expect(await floor.draft([], 'ROME', { units, ...more })).toMatchObject({
      __typename: 'Refusal',
      code,
      field,
    });
  });

  it('answers another hub about a pallet as if there were none', async () => {
    const [pallet] = await floor.stock(1);
    if (!pallet) throw new Error('No pallet');
    expect(await floor.draft([pallet], 'ROME', {}, 'dubaiOperator')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'units[0]',
    });
  });

  it('keeps references apart, and gives the same answer to the same key', async () => {
    const [one, two] = await floor.stock(2);
    if (!one || !two) throw new Error('No pallets');
    const more = { reference: 'ROMA-1', idempotencyKey: 'draft-roma-1' };
    const first = await floor.draft([one], 'ROME', more);
    expect(await floor.draft([one], 'ROME', more)).toEqual(first);
    expect(await floor.draft([two], 'ROME', more)).toMatchObject({ code: 'KEY_REUSED' });
    expect(await floor.draft([two], 'ROME', { reference: 'ROMA-1' })).toMatchObject({
      code: 'REFERENCE_TAKEN',
      field: 'reference',
    });
    expect(await floor.statusOf(two)).toBe('AVAILABLE');
  });

  it('gives one of two operators a pallet that both take at once', async () => {
    const pallets = await floor.stock(4);
    for (const pallet of pallets) {
      const answers = await Promise.all([
        floor.draft([pallet], 'ROME'),
        floor.draft([pallet], 'ROME', {}, 'operator2'),
      ]);
      expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
        'Dispatch',
        'NOT_AVAILABLE',
      ]);
    }
  });

  it('gives whole drafts to one of two operators who name the same pallets in reverse', async () => {
    const pallets = [...(await floor.stock(3)), ...(await floor.stock(3))];
    const answers = await Promise.all([
      floor.draft(pallets, 'ROME'),
      floor.draft([...pallets].reverse(), 'ROME', {}, 'operator2'),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'Dispatch',
      'NOT_AVAILABLE',
    ]);
    for (const pallet of pallets) expect(await floor.statusOf(pallet)).toBe('ALLOCATED');
  });
});

describe('changing a draft', () => {
  const edit = (mutation: 'addToDispatch' | 'removeFromDispatch', dispatchId: string, units: string[]) =>
    world.act('operator', mutation, { dispatchId, units }, DISPATCH);

  it('adds pallets and takes them off; what is off is free, also for the same draft again', async () => {
    const [one, two] = await floor.stock(2);
    if (!one || !two) throw new Error('No pallets');
    const { id } = await floor.draft([one], 'ROME');
    expect(await edit('addToDispatch', id, [two.id])).toMatchObject({ palletCount: 2 });
    expect(await edit('removeFromDispatch', id, [one.id])).toMatchObject({ palletCount: 1 });
    expect(await floor.statusOf(one)).toBe('AVAILABLE');
    expect(await edit('removeFromDispatch', id, [one.id])).toMatchObject({
      code: 'PALLET_NOT_ON_DISPATCH',
      field: 'units[0]',
    });
    const again = await edit('addToDispatch', id, [one.id]);
    expect(again).toMatchObject({ palletCount: 2 });
    expect(codes(again)).toEqual([
      'DISPATCH_DRAFTED',
      'DISPATCH_PALLETS_ADDED',
      'DISPATCH_PALLETS_REMOVED',
      'DISPATCH_PALLETS_ADDED',
    ]);
  });

  it('is over once there is a route, and after a cancellation the pallets are free', async () => {
    const truck = await floor.truck('PRG');
    const { id, pallets } = await floor.planned(1, 'PRG');
    expect(await edit('removeFromDispatch', id, [pallets[0]?.id ?? ''])).toMatchObject({
      code: 'DISPATCH_MOVE_NOT_ALLOWED',
    });
    expect(await floor.free(truck.id)).toMatchObject({ reservedPallets: 1 });
    expect(await floor.cancel(id)).toMatchObject({
      status: 'CANCELLED',
      palletCount: 0,
      legs: [],
      estimatedArrivalAt: null,
    });
    expect(await floor.free(truck.id)).toEqual({ reservedPallets: 0, reservedKilograms: 0 });
    expect(await floor.see(id, 'carrier')).toBeNull();
    expect(await floor.cancel(id)).toMatchObject({ code: 'DISPATCH_MOVE_NOT_ALLOWED' });
    expect(await floor.draft(pallets, 'ROME')).toMatchObject({ status: 'DRAFT' });
  });

  it('may be done by people of the hub only', async () => {
    const [pallet] = await floor.stock(1);
    if (!pallet) throw new Error('No pallet');
    expect(await floor.draft([pallet], 'ROME', {}, 'agency')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await floor.draft([pallet], 'ROME', {}, 'administrator')).toMatchObject({ code: 'FORBIDDEN' });
  });
});
