import { Floor, type Pallet, START } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

const GOODS = 'quantity lots expiresAt unit { sscc }';
const goods = (item: string, expiry: string | null, quantity = 100, lot: string | null = 'L1') => ({
  contents: [{ item, lot, expiry, quantity }],
});

async function one(item: string, expiry: string | null, quantity = 100, lot: string | null = 'L1') {
  const [pallet] = (await floor.stock(1, goods(item, expiry, quantity, lot))) as [Pallet];
  return pallet;
}

async function free(item: string, who: CastName = 'operator', more = '') {
  const { data, errors } = await world.ask(who, `{ freeStock(item: "${item}"${more}) { ${GOODS} } }`);
  return errors[0]?.extensions.code ?? data.freeStock;
}

async function proposed(item: string, quantity: number, arrivesAt?: string) {
  const query = `query P($item: String!, $quantity: Int!, $arrivesAt: DateTime) {
    proposeUnits(item: $item, quantity: $quantity, arrivesAt: $arrivesAt) { quantity missing tooOld pallets { ${GOODS} } } }`;
  const { data, errors } = await world.ask('operator', query, { item, quantity, arrivesAt });
  return errors[0]?.extensions ?? data.proposeUnits;
}

const ssccs = (list: { unit: { sscc: string } }[]) => list.map(({ unit }) => unit.sscc);

describe('freeStock', () => {
  it('is what is free, first expired first, and nothing that is held, on a dispatch, expired or elsewhere', async () => {
    const item = 'GOGGLES';
    const late = await one(item, '2025-01-31');
    const never = await one(item, null);
    const soon = await one(item, '2021-01-31');
    const held = await one(item, '2020-12-31');
    const sent = await one(item, '2020-12-30');
    await one(item, '2020-03-12');
    await one('FACE_SHIELD', '2020-12-31');
    const hold = { unitId: held.id, reason: 'DAMAGE', note: 'Wet' };
    await world.act('operator', 'holdPallet', hold, '... on LogisticUnit { id }');
    await floor.draft([sent], 'LIS');
    const stock = await free(item);
    expect(ssccs(stock)).toEqual([soon.sscc, late.sscc, never.sscc]);
    expect(stock[0]).toMatchObject({ quantity: 100, lots: ['L1'], expiresAt: '2021-01-31T23:59:59.999Z' });
    expect(ssccs(await free(item, 'operator', ', first: 1'))).toEqual([soon.sscc]);
    expect(await free(item, 'dubaiOperator')).toEqual([]);
  });

  it('goes by what loggers said, not by the label alone', async () => {
    await world.setClock('2021-08-05T08:00:00Z');
    const vaccine = { item: 'VACCINE_TOZINAMERAN', lot: 'T', quantity: 100 };
    const make = (expiry: string) =>
      floor
        .stock(1, { temperatureClass: 'ULT', contents: [{ ...vaccine, expiry }] })
        .then(([made]) => made as Pallet);
    const [early, thawed] = [await make('2022-01-31'), await make('2022-06-30')];
    const readings = [0, 1, 2].map((hour) => ({ at: `2021-08-05T0${hour + 4}:00:00Z`, celsius: 5 }));
    const input = { logger: 'FEFO', unitIds: [thawed.id], readings };
    await world.act('operator', 'recordTemperatures', input, '... on RecordedTemperatures { accepted }');
    await world.settle();
    for (const { holds } of [await holdsOf(thawed)])
      for (const { id } of holds)
        await world.act(
          'supervisor',
          'releaseHold',
          { holdId: id, note: 'Judged' },
          '... on LogisticUnit { id }',
        );
    expect(ssccs(await free('VACCINE_TOZINAMERAN'))).toEqual([thawed.sscc, early.sscc]);
  });

  it('is for the hub, and refuses what it cannot read', async () => {
    expect(await free('GOGGLES', 'donor')).toBe('FORBIDDEN');
    expect(await free('NOTHING')).toBe('NOT_FOUND');
    expect(await free('GOGGLES', 'operator', ', first: 0')).toBe('INVALID_INPUT');
  });
});

describe('proposeUnits', () => {
  it('takes whole pallets, first expired first, that last until they arrive', async () => {
    const item = 'COVERALL';
    const [first, second] = [await one(item, '2020-03-20'), await one(item, '2020-05-31', 60)];
    const third = await one(item, '2020-12-31');
    expect(ssccs((await proposed(item, 150)).pallets)).toEqual([first.sscc, second.sscc]);
    expect(await proposed(item, 150, '2020-03-21T00:00:00Z')).toMatchObject({
      quantity: 160,
      missing: 0,
      tooOld: 1,
      pallets: [{ unit: { sscc: second.sscc } }, { unit: { sscc: third.sscc } }],
    });
    expect(await proposed(item, 1_000)).toMatchObject({ quantity: 260, missing: 740 });
    const units = (await proposed(item, 150)).pallets;
    expect(units).toHaveLength(2);
    expect((await floor.draft([first, second], 'LIS')).status).toBe('DRAFT');
    expect(ssccs((await proposed(item, 50)).pallets)).toEqual([third.sscc]);
  });

  it('refuses a quantity that is none, and a moment that is none', async () => {
    expect(await proposed('COVERALL', 0)).toMatchObject({ code: 'INVALID_INPUT', field: 'quantity' });
    expect(await proposed('COVERALL', 1, '2020-02-30T00:00:00Z')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

async function holdsOf({ sscc }: Pallet) {
  const query = 'query Q($sscc: Sscc!) { unit(sscc: $sscc) { holds { id } } }';
  return (await world.ask('operator', query, { sscc })).data.unit;
}
