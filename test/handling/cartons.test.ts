import { BOOKS } from '../books/ledger.js';
import { Floor } from '../dispatches/floor.js';
import { DonorView } from '../tracking/donor-view.js';
import type { CastName } from '../world/cast.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { type Stand, Yard } from './yard.js';

let world: World;
let yard: Yard;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
  floor = new Floor(world);
  await floor.clock(0);
});
afterAll(() => world?.close());

const NEST = '... on LogisticUnit { sscc status cartons { sscc status } standsIn { sscc } }';
const pack = (into: Stand, cartons: readonly Stand[], who: CastName = 'operator', verb = 'packCartons') =>
  world.act(who, verb, { palletId: into.id, units: cartons.map(({ id }) => id) }, NEST);
const unpack = (from: Stand, cartons: readonly Stand[]) => pack(from, cartons, 'operator', 'unpackCartons');
const three = async (name: string, more: Record<string, unknown> = {}) => {
  const { pallets } = await yard.stock(
    [
      [`${name}1`, 10],
      [`${name}2`, 20],
      [`${name}3`, 30],
    ],
    'donor',
    more,
  );
  return pallets as [Stand, Stand, Stand];
};

describe('cartons in a pallet', () => {
  it('go where it goes, to the door, and are in the books on the way', async () => {
    const [into, one, two] = await three('C', { reference: 'CARTONS' });
    expect(await pack(into, [one, two])).toMatchObject({ cartons: [{ sscc: one.sscc }, { sscc: two.sscc }] });
    const truck = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    expect(await floor.draft([{ ...one, contents: [] }], 'ROME')).toMatchObject({ code: 'IS_NESTED' });
    const rome = await floor.draft([{ ...into, contents: [] }], 'ROME');
    expect(rome.palletCount).toBe(1);
    await floor.plan(rome.id);
    expect(await unpack(into, [one])).toMatchObject({ code: 'NOT_AT_HUB' });
    await floor.clock(9);
    await floor.load(rome.id, into);
    await floor.clock(10.5);
    await floor.report(truck.id, 'LEFT', 10);
    for (const unit of [into, one, two]) expect(await floor.statusOf(unit)).toBe('IN_TRANSIT');
    await floor.clock(34);
    await floor.report(truck.id, 'ARRIVED', 33);
    const all = [into, one, two].map(({ contents }) => ({
      contentLineId: contents[0]?.id,
      acceptedQuantity: contents[0]?.announcedQuantity ?? 0,
      refusedQuantity: 0,
    }));
    expect(await floor.confirm(rome.id, { lines: all.slice(0, 1) })).toMatchObject({
      code: 'QUANTITIES_DO_NOT_FIT',
    });
    expect(await floor.confirm(rome.id, { lines: all })).toMatchObject({ status: 'DELIVERED' });
    for (const unit of [into, one, two]) expect(await floor.statusOf(unit)).toBe('DELIVERED');
    const { data } = await world.ask('donor', `{ consignmentBooks(reference: "CARTONS") { ${BOOKS} } }`);
    expect(data.consignmentBooks.balanced).toBe(true);
    expect(data.consignmentBooks.lines.map(({ delivered }: { delivered: number }) => delivered)).toEqual([
      10, 20, 30,
    ]);
    const path = await new DonorView(world).pathOf('CARTONS');
    expect(path.destinations).toMatchObject([
      { recipient: { country: 'IT' }, quantities: [{ accepted: 60 }] },
    ]);
  });

  it('are never in themselves, in two pallets, or too deep', async () => {
    const [a, b, c] = await three('D');
    const [d] = await three('E');
    expect(await pack(a, [a])).toMatchObject({ code: 'NESTING_CYCLE', field: 'units[0]' });
    expect(await pack(a, [b])).toMatchObject({ cartons: [{ sscc: b.sscc }] });
    expect(await pack(b, [c])).toMatchObject({ standsIn: { sscc: a.sscc } });
    expect(await pack(c, [a])).toMatchObject({ code: 'NESTING_CYCLE', field: 'units[0]' });
    expect(await pack(d, [b])).toMatchObject({ code: 'IS_NESTED', field: 'units[0]' });
    expect(await pack(d, [a])).toMatchObject({ cartons: [{ sscc: a.sscc }] });
    const [e] = await three('F');
    expect(await pack(e, [d])).toMatchObject({ code: 'IS_NESTED', field: 'units' });
    expect(await unpack(a, [c])).toMatchObject({ code: 'IS_NESTED' });
    expect(await unpack(b, [c])).toMatchObject({ cartons: [] });
    expect(await pack(a, [])).toMatchObject({ code: 'INVALID_INPUT', field: 'units' });
  });

  it('cannot close a circle when two people pack at once', async () => {
    const [a, b] = await three('G');
    const answers = await Promise.all([pack(a, [b]), pack(b, [a], 'supervisor')]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'LogisticUnit',
      'NESTING_CYCLE',
    ]);
  });

  it('keep a pallet from being taken apart, are lost with it, and found with it', async () => {
    const [a, b] = await three('H');
    await pack(a, [b]);
    expect(await yard.merge([a, b])).toMatchObject({ code: 'IS_NESTED' });
    expect(await yard.split(a, [[a.contents[0]?.id ?? '', 1]])).toMatchObject({ code: 'IS_NESTED' });
    await world.act('supervisor', 'declarePalletLost', { unitId: a.id, note: 'Gone' });
    expect(await floor.statusOf(b)).toBe('LOST');
    await world.act('supervisor', 'undoLastAct', { unitId: a.id, note: 'Found' });
    expect([await floor.statusOf(a), await floor.statusOf(b)]).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  it("are the hub's own, of one temperature, and shown to a donor with its goods only", async () => {
    const [a, b] = await three('I');
    expect(await pack(a, [b], 'dubaiOperator')).toMatchObject({ code: 'NOT_FOUND', field: 'palletId' });
    expect(await pack(a, [b], 'donor')).toMatchObject({ code: 'FORBIDDEN' });
    const cold = await yard.announce([pallet({ temperatureClass: 'COL' }), pallet()]);
    const [chilled, expected] = cold.units.nodes;
    await yard.receive(chilled);
    expect(await pack(a, [b, chilled])).toMatchObject({ code: 'TEMPERATURES_DIFFER', field: 'units[1]' });
    expect(await pack(a, [expected])).toMatchObject({ code: 'NOT_AT_HUB' });
    const theirs = await yard.stock([['J', 5]], 'otherDonor');
    await pack(a, [b, theirs.pallets[0] as Stand]);
    const query = 'query Q($sscc: Sscc!) { unit(sscc: $sscc) { cartons { sscc } } }';
    const seen = async (who: CastName) => (await world.ask(who, query, { sscc: a.sscc })).data.unit.cartons;
    expect(await seen('operator')).toHaveLength(2);
    expect(await seen('donor')).toEqual([{ sscc: b.sscc }]);
  });
});

describe('the ancestry of a pallet', () => {
  it('tells what came from where, to a donor of its own goods only, and forgets what was taken back', async () => {
    const mine = await yard.stock([['K', 100]]);
    const theirs = await yard.stock([['L', 50]], 'otherDonor');
    const [m, t] = [mine.pallets[0] as Stand, theirs.pallets[0] as Stand];
    const { pallets } = await yard.merge([m, t]);
    const query = `query Q($sscc: Sscc!) { unit(sscc: $sscc) { builtFrom { quantity pallet { sscc } } rebuiltInto { quantity pallet { sscc } } } }`;
    const kin = async (sscc: string, who: CastName = 'operator') =>
      (await world.ask(who, query, { sscc })).data.unit;
    const [merged] = pallets;
    expect(await kin(merged.sscc)).toEqual({
      builtFrom: [
        { quantity: 100, pallet: { sscc: m.sscc } },
        { quantity: 50, pallet: { sscc: t.sscc } },
      ],
      rebuiltInto: [],
    });
    expect((await kin(merged.sscc, 'donor')).builtFrom).toEqual([
      { quantity: 100, pallet: { sscc: m.sscc } },
    ]);
    expect((await kin(t.sscc, 'otherDonor')).rebuiltInto).toEqual([
      { quantity: 50, pallet: { sscc: merged.sscc } },
    ]);
    await world.act('supervisor', 'undoLastAct', { unitId: merged.id, note: 'A mistake' });
    expect(await kin(m.sscc)).toEqual({ builtFrom: [], rebuiltInto: [] });
  });
});
