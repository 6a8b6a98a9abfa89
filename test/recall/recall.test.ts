import { newId } from '../../src/platform/ids/ids.js';
import { Floor, type Pallet, START } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

const goods = (lot: string, quantity = 10_000) => ({
  contents: [{ item: 'MASK_FFP2', lot, expiry: '2023-06-30', quantity }],
});
const RECALLED = '... on RecalledLot { held recall { id lot reason closedAt item { code } } }';
const TRACE = `query T($lot: String!, $first: Int, $after: String) { lotTrace(item: "MASK_FFP2", lot: $lot, first: $first, after: $after) {
  nodes { unit { sscc status onHold holds { reason note } } contentLine { lot presentQuantity } acceptedQuantity
          consignment { donor { code } } dispatch { id agency { code } destination { code } } }
  pageInfo { hasNextPage endCursor } } }`;

const recall = (lot: string, more: Record<string, unknown> = {}, who: CastName = 'supervisor') =>
  world.act(who, 'recallLot', { item: 'MASK_FFP2', lot, reason: 'Straps tear off', ...more }, RECALLED);
const trace = async (lot: string, more: Record<string, unknown> = {}, who: CastName = 'operator') =>
  (await world.ask(who, TRACE, { lot, ...more })).data.lotTrace;
const split = ({ id, contents }: Pallet, quantity: number) =>
  world.act(
    'operator',
    'splitPallet',
    { unitId: id, sscc: nextSscc(), lines: [{ contentLineId: contents[0], quantity }] },
    '... on RebuiltPallets { pallets { id sscc } }',
  );

/** One pallet of the lot delivered, one on its way, one split in two, and one that is only announced. */
async function spread(lot: string) {
  const truck = await floor.truck('LIS');
  const { id, pallets } = await floor.planned(1, 'LIS', goods(lot));
  const [gone] = pallets as [Pallet];
  await floor.load(id, gone);
  await floor.clock(11);
  await floor.report(truck.id, 'LEFT', 10);
  await floor.clock(37);
  await floor.report(truck.id, 'ARRIVED', 36);
  const lines = [
    { contentLineId: gone.contents[0], acceptedQuantity: 10_000, refusedQuantity: 0, reason: null },
  ];
  await floor.confirm(id, { lines });
  const [whole] = (await floor.stock(1, goods(lot))) as [Pallet];
  const [part] = (await split(whole, 4_000)).pallets;
  const expected = pallet(goods(lot));
  await world.act(
    'otherDonor',
    'announceConsignment',
    announcement({ units: [expected] }),
    '... on Consignment { id }',
  );
  return { gone, whole, part, expected: String(expected.sscc), dispatchId: id };
}

describe('a lot', () => {
  it('is found on every pallet that it ever was on, with its donors, its dispatch and what was accepted', async () => {
    const { gone, whole, part, expected, dispatchId } = await spread('R1');
    const { nodes } = await trace('R1');
    const seen = new Map(nodes.map((node: { unit: { sscc: string } }) => [node.unit.sscc, node]));
    expect([...seen.keys()]).toEqual([gone.sscc, whole.sscc, part.sscc, expected]);
    expect(seen.get(gone.sscc)).toMatchObject({
      acceptedQuantity: 10_000,
      dispatch: { id: dispatchId, agency: { code: 'CRI' }, destination: { code: 'LIS' } },
      consignment: { donor: { code: 'JACK-MA' } },
    });
    expect(seen.get(whole.sscc)).toMatchObject({ contentLine: { presentQuantity: 6_000 }, dispatch: null });
    expect(seen.get(part.sscc)).toMatchObject({ contentLine: { lot: 'R1', presentQuantity: 4_000 } });
    expect(seen.get(expected)).toMatchObject({ unit: { status: 'EXPECTED' }, acceptedQuantity: null });
  });

  it('is told page by page, and to nobody but its own hub', async () => {
    await floor.stock(3, goods('R2'));
    const first = await trace('R2', { first: 2 });
    const rest = await trace('R2', { first: 2, after: first.pageInfo.endCursor });
    expect([first.nodes.length, rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([2, 1, false]);
    expect((await trace('R2', {}, 'dubaiOperator')).nodes).toEqual([]);
    expect((await trace('R-NONE')).nodes).toEqual([]);
    const { errors } = await world.ask('donor', TRACE, { lot: 'R2' });
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('recallLot', () => {
  it('holds what can still be reached, and nothing else', async () => {
    const { gone, whole, part, expected } = await spread('R3');
    const [other] = (await floor.stock(1, goods('R3B'))) as [Pallet];
    const done = await recall('R3');
    expect(done).toMatchObject({
      held: 3,
      recall: { lot: 'R3', closedAt: null, item: { code: 'MASK_FFP2' } },
    });
    const { nodes } = await trace('R3');
    const held = nodes.filter(({ unit }: { unit: { onHold: boolean } }) => unit.onHold);
    expect(held.map(({ unit }: { unit: { sscc: string } }) => unit.sscc)).toEqual([
      whole.sscc,
      part.sscc,
      expected,
    ]);
    expect(held[0].unit.holds).toMatchObject([
      { reason: 'RECALL', note: expect.stringContaining('Straps tear off') },
    ]);
    expect(nodes[0].unit).toMatchObject({ sscc: gone.sscc, onHold: false });
    expect((await floor.draft([other], 'LIS')).status).toBe('DRAFT');
    expect(await floor.draft([whole], 'LIS')).toMatchObject({ code: 'ON_HOLD' });
  });

  it('tells the donors and the agency that have some of it', async () => {
    await spread('R4');
    await recall('R4');
    await world.settle();
    const kinds = async (who: CastName) => {
      const { data } = await world.ask(who, 'query F { feed(first: 100) { nodes { kind } } }');
      return data.feed.nodes.map(({ kind }: { kind: string }) => kind);
    };
    expect(await kinds('donor')).toContain('CONSIGNMENT_LOT_RECALLED');
    expect(await kinds('otherDonor')).toContain('CONSIGNMENT_LOT_RECALLED');
    expect(await kinds('agency')).toContain('DISPATCH_LOT_RECALLED');
    expect(await kinds('otherAgency')).not.toContain('DISPATCH_LOT_RECALLED');
  });

  it('holds what is announced later, and what is identified as the lot, until it is closed', async () => {
    const { recall: open } = await recall('R5');
    const announceOne = async () => {
      const one = pallet(goods('R5'));
      const made = await world.act(
        'donor',
        'announceConsignment',
        announcement({ units: [one] }),
        '... on Consignment { id }',
      );
      await world.settle();
      const { data } = await world.ask(
        'operator',
        'query Q($sscc: Sscc!) { unit(sscc: $sscc) { id onHold } }',
        { sscc: one.sscc },
      );
      return { ...data.unit, consignmentId: made.id };
    };
    const late = await announceOne();
    expect(late.onHold).toBe(true);
    const found = await world.act(
      'operator',
      'receivePallet',
      { sscc: nextSscc() },
      '... on LogisticUnit { id }',
    );
    const contents = [{ consignmentId: late.consignmentId, item: 'MASK_FFP2', lot: 'R5', quantity: 5 }];
    expect(
      await world.act(
        'operator',
        'identifyContents',
        { unitId: found.id, contents },
        '... on LogisticUnit { onHold }',
      ),
    ).toMatchObject({ onHold: true });
    const closed = { recallId: open.id, note: 'Only the straps of one box' };
    expect(
      await world.act('supervisor', 'closeRecall', closed, '... on Recall { closingNote closedAt }'),
    ).toMatchObject({
      closingNote: closed.note,
    });
    expect(await world.act('supervisor', 'closeRecall', closed, '... on Recall { id }')).toMatchObject({
      code: 'RECALL_CLOSED',
    });
    expect((await announceOne()).onHold).toBe(false);
  });

  it('refuses a lot that is called back already, an unknown item, and everybody but a supervisor', async () => {
    const idempotencyKey = newId();
    const done = await recall('R6', { idempotencyKey });
    expect(await recall('R6', { idempotencyKey })).toEqual(done);
    expect(await recall('R6')).toMatchObject({ code: 'ALREADY_RECALLED', field: 'lot' });
    expect(await recall('R6', { item: 'NOTHING' })).toMatchObject({ code: 'NOT_FOUND', field: 'item' });
    expect(await recall('R7', {}, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await recall('R7', { lot: '' })).toMatchObject({ code: 'INVALID_INPUT', field: 'lot' });
    const answers = await Promise.all([recall('R8'), recall('R8'), recall('R8')]);
    expect(answers.filter(({ code }) => code === 'ALREADY_RECALLED')).toHaveLength(2);
    expect(
      await world.act('supervisor', 'closeRecall', { recallId: newId(), note: 'x' }, '... on Recall { id }'),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});
