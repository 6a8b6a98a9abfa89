import { newId } from '../../src/platform/ids/ids.js';
import { BOOKS } from '../books/ledger.js';
import { Floor } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { type Stand, UNIT, Yard } from './yard.js';

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

const PALLET = `... on LogisticUnit { ${UNIT} }`;
const act = (who: CastName, mutation: string, { id }: { id: string }, more: Record<string, unknown>) =>
  world.act(who, mutation, { unitId: id, ...more }, PALLET);
const undo = (unit: { id: string }, who: CastName = 'supervisor') =>
  act(who, 'undoLastAct', unit, { note: 'A mistake' });

async function line(reference: string) {
  const query = `query Q($reference: String!) { consignmentBooks(reference: $reference) { ${BOOKS} } }`;
  const { data, errors } = await world.ask('donor', query, { reference });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  expect(data.consignmentBooks.balanced).toBe(true);
  return data.consignmentBooks.lines[0];
}

async function one(lot: string, quantity = 100): Promise<Stand & { reference: string; lineId: string }> {
  const { pallets, reference } = await yard.stock([[lot, quantity]]);
  const [unit] = pallets as [Stand];
  return { ...unit, reference, lineId: unit.contents[0]?.id ?? '' };
}

const worklist = async (name: 'expectedPallets' | 'presentPallets') => {
  const { data } = await world.ask('operator', `{ ${name}(first: 100) { nodes { sscc } } }`);
  return data[name].nodes.map(({ sscc }: { sscc: string }) => sscc);
};

describe('damage, samples and losses', () => {
  it('are quantities of a line; more damage holds the pallet, and the books say what has gone', async () => {
    const unit = await one('DAMAGE');
    const damage = (damaged: number, note = 'Wet') =>
      act('operator', 'reportDamage', unit, { note, lines: [{ contentLineId: unit.lineId, damaged }] });
    expect(await damage(30)).toMatchObject({
      status: 'AVAILABLE',
      onHold: true,
      contents: [{ damagedQuantity: 30, countedQuantity: 100, presentQuantity: 100 }],
      holds: [{ reason: 'DAMAGE' }],
    });
    expect((await damage(20)).holds).toHaveLength(1);
    expect(await damage(101)).toMatchObject({ code: 'MORE_THAN_THERE', field: 'lines[0].damaged' });
    const off = (reason: string, quantity: number, who: CastName = 'supervisor') =>
      act(who, 'writeOffGoods', unit, {
        reason,
        note: 'So',
        lines: [{ contentLineId: unit.lineId, quantity }],
      });
    expect(await off('SAMPLED', 2)).toMatchObject({ contents: [{ presentQuantity: 98 }] });
    expect(await off('DESTROYED', 20)).toMatchObject({ contents: [{ presentQuantity: 78 }] });
    expect(await off('LOST', 3)).toMatchObject({ contents: [{ presentQuantity: 75 }] });
    expect(await off('LOST', 76)).toMatchObject({ code: 'MORE_THAN_THERE', field: 'lines[0].quantity' });
    expect(await off('LOST', 1, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await off('LOST', 1, 'dubaiOperator')).toMatchObject({ code: 'NOT_FOUND', field: 'unitId' });
    const books = { sampled: 2, destroyed: 20, lost: 3, received: 100, inStock: { held: 75, damaged: 20 } };
    expect(await line(unit.reference)).toMatchObject(books);
    expect(await undo(unit)).toMatchObject({ contents: [{ presentQuantity: 78 }] });
    expect(await line(unit.reference)).toMatchObject({ lost: 0, inStock: { held: 78 } });
    const recount = { sscc: unit.sscc, counts: [{ contentLineId: unit.lineId, counted: 70 }] };
    await world.act('operator', 'checkPallet', recount, PALLET);
    expect(await line(unit.reference)).toMatchObject({
      short: 8,
      received: 92,
      sampled: 2,
      destroyed: 20,
      inStock: { held: 70 },
    });
  });

  it('end a pallet that a supervisor declares lost or destroyed; what never came is short', async () => {
    const [lost, gone, away] = [
      await one('LOST'),
      await one('DESTROYED'),
      await yard.announce([pallet()], { reference: 'AWAY' }),
    ];
    const declare = (mutation: string, unit: { id: string }, who: CastName = 'supervisor') =>
      act(who, mutation, unit, { note: 'Nobody finds it' });
    expect(await declare('declarePalletLost', lost)).toMatchObject({ status: 'LOST' });
    expect(await declare('declarePalletDestroyed', gone)).toMatchObject({ status: 'DESTROYED' });
    const [absent] = away.units.nodes;
    expect(await declare('declarePalletDestroyed', absent)).toMatchObject({
      code: 'UNIT_MOVE_NOT_ALLOWED',
      field: 'unitId',
    });
    expect(await declare('declarePalletLost', absent)).toMatchObject({ status: 'LOST' });
    expect(await declare('declarePalletLost', lost)).toMatchObject({ code: 'UNIT_MOVE_NOT_ALLOWED' });
    expect(await declare('declarePalletLost', lost, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await line(lost.reference)).toMatchObject({ lost: 100, received: 100, inStock: { total: 0 } });
    expect(await line(gone.reference)).toMatchObject({ destroyed: 100, received: 100 });
    expect(await line('AWAY')).toMatchObject({
      announced: 10_000,
      short: 10_000,
      received: 0,
      lost: 0,
      notReceived: 0,
    });
    expect(await undo(lost)).toMatchObject({ status: 'AVAILABLE', attention: false });
    expect(await line(lost.reference)).toMatchObject({ lost: 0, inStock: { free: 100 } });
  });
});

describe('relocatePallet', () => {
  it('puts a pallet elsewhere at the hub, and nowhere that is not there', async () => {
    const unit = await one('MOVED');
    expect(await act('operator', 'relocatePallet', unit, { location: 'A-03' })).toMatchObject({
      location: 'A-03',
    });
    expect(await act('operator', 'relocatePallet', unit, { location: 'Z-99' })).toMatchObject({
      code: 'UNKNOWN_LOCATION',
      field: 'location',
    });
    expect(await undo(unit)).toMatchObject({ location: 'A-01', status: 'AVAILABLE' });
  });
});

describe('undoLastAct', () => {
  it('takes back a count, then the receipt: by events that name them, one act after the other', async () => {
    const made = await yard.announce(
      [pallet({ contents: [{ item: 'MASK_FFP2', lot: 'U1', quantity: 100 }] })],
      { reference: 'UNDONE' },
    );
    const [unit] = made.units.nodes;
    await yard.receive(unit);
    expect(await undo(unit)).toMatchObject({ status: 'RECEIVED', contents: [{ countedQuantity: null }] });
    expect(await undo(unit)).toMatchObject({ status: 'EXPECTED', location: null });
    expect(await line('UNDONE')).toMatchObject({ notReceived: 100, received: 0 });
    expect(await worklist('expectedPallets')).toContain(unit.sscc);
    expect(await undo(unit)).toMatchObject({ code: 'CANNOT_UNDO', field: 'unitId' });
    const { data } = await world.ask(
      'donor',
      'query Q($id: ID!) { consignment(id: $id) { status unitsReceived } }',
      { id: made.id },
    );
    expect(data.consignment).toEqual({ status: 'ANNOUNCED', unitsReceived: 0 });
    const events = (await yard.see(unit.sscc)).events as { code: string; corrects: number | null }[];
    expect(
      events.filter(({ code }) => code === 'UNIT_CORRECTED').map(({ corrects }) => corrects),
    ).toHaveLength(3);
    await yard.receive(unit, 10);
    expect(await line('UNDONE')).toMatchObject({ short: 10, inStock: { held: 90 } });
    const again = await world.ask(
      'donor',
      'query Q($id: ID!) { consignment(id: $id) { status unitsReceived } }',
      { id: made.id },
    );
    expect(again.data.consignment).toEqual({ status: 'RECEIVED', unitsReceived: 1 });
  });

  it('puts together what was split, and apart what was merged, as long as nothing came after it', async () => {
    const [a, b] = [await one('U2', 60), await one('U3', 40)];
    const split = await yard.split(a, [[a.lineId, 20]]);
    const [part] = split.pallets;
    const merged = await yard.merge([part, b]);
    expect(await undo(a)).toMatchObject({ code: 'CANNOT_UNDO' });
    expect(await undo(merged.pallets[0])).toMatchObject({
      status: 'EXPECTED',
      contents: [{ presentQuantity: 0 }, { presentQuantity: 0 }],
    });
    expect(await yard.see(b.sscc)).toMatchObject({
      status: 'AVAILABLE',
      contents: [{ announcedQuantity: 40, presentQuantity: 40 }],
    });
    expect(await worklist('presentPallets')).not.toContain(merged.pallets[0].sscc);
    expect(await worklist('expectedPallets')).not.toContain(merged.pallets[0].sscc);
    expect(await undo(part)).toMatchObject({ contents: [{ presentQuantity: 0 }] });
    expect(await yard.see(a.sscc)).toMatchObject({
      status: 'AVAILABLE',
      contents: [{ announcedQuantity: 60, presentQuantity: 60 }],
    });
    expect(await line(a.reference)).toMatchObject({ received: 60, inStock: { free: 60 } });
    expect(await undo(merged.pallets[0])).toMatchObject({ code: 'CANNOT_UNDO' });
  });

  it('is for supervisors of the same hub, and not for what has a verb of its own that leads back', async () => {
    const unit = await one('U4');
    expect(await undo(unit, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await undo(unit, 'dubaiOperator')).toMatchObject({ code: 'NOT_FOUND', field: 'unitId' });
    expect(await undo({ id: newId() })).toMatchObject({ code: 'NOT_FOUND', field: 'unitId' });
    await floor.draft([{ ...unit, contents: [] }], 'ROME');
    expect(await undo(unit)).toMatchObject({ code: 'CANNOT_UNDO' });
    const input = { note: 'Again', idempotencyKey: newId() };
    const other = await one('U5');
    const first = await act('supervisor', 'undoLastAct', other, input);
    expect(await act('supervisor', 'undoLastAct', other, input)).toEqual(first);
    expect(first).toMatchObject({ status: 'RECEIVED' });
  });

  it('lets a pallet that nobody announced disappear, until it is seen again', async () => {
    const unit = await world.act('operator', 'receivePallet', { sscc: nextSscc() }, PALLET);
    expect(await undo(unit)).toMatchObject({ status: 'EXPECTED' });
    expect(await worklist('expectedPallets')).not.toContain(unit.sscc);
    await world.act('operator', 'receivePallet', { sscc: unit.sscc }, PALLET);
    expect(await worklist('presentPallets')).toContain(unit.sscc);
  });
});

describe('the pallets of a cancelled consignment', () => {
  it('are not expected any more, and are received all the same when they come', async () => {
    const made = await yard.announce([pallet(), pallet()], { reference: 'CANCELLED' });
    const [first] = made.units.nodes;
    expect(await worklist('expectedPallets')).toContain(first.sscc);
    await world.act('donor', 'cancelConsignment', { consignmentId: made.id, reason: 'No flight' });
    await world.settle();
    const expected = await worklist('expectedPallets');
    for (const { sscc } of made.units.nodes) expect(expected).not.toContain(sscc);
    expect(await line('CANCELLED')).toMatchObject({ announced: 0, withdrawn: 20_000, notReceived: 0 });
    await yard.receive(first);
    expect(await worklist('presentPallets')).toContain(first.sscc);
    expect(await line('CANCELLED')).toMatchObject({ announced: 10_000, withdrawn: 10_000, received: 10_000 });
    expect(await undo(first)).toMatchObject({ status: 'RECEIVED' });
    expect(await undo(first)).toMatchObject({ status: 'EXPECTED' });
    expect(await worklist('expectedPallets')).not.toContain(first.sscc);
  });
});
