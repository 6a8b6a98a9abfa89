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

const medicines = (more: Record<string, unknown> = {}) => ({
  contents: [{ item: 'PARACETAMOL_500_MG', lot: 'P1', expiry: '2020-12-31', quantity: 1_000, ...more }],
});
const CHECKS = 'acceptance { rule state sentence exception }';
const UNIT = `id status onHold holds { id reason note closedAt } ${CHECKS} events { code }`;

async function see({ sscc }: { sscc: string }, who: CastName = 'operator') {
  const query = `query Q($s: Sscc!) { unit(sscc: $s) { ${UNIT} } }`;
  const { data, errors } = await world.ask(who, query, { s: sscc });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.unit;
}

/** Counted in, and judged by the worker. */
async function judged(more: Record<string, unknown>): Promise<Pallet> {
  const [one] = (await floor.stock(1, more)) as [Pallet];
  await world.settle();
  return one;
}

const except = (
  { id }: { id: string },
  rule: string,
  more: Record<string, unknown> = {},
  who: CastName = 'supervisor',
) =>
  world.act(
    who,
    'exceptRule',
    { unitIds: [id], rule, reason: 'The recipient agrees', ...more },
    '... on ExceptedRule { rule units { sscc } releasableHolds { id reason } }',
  );
const release = (holdId: string) =>
  world.act('supervisor', 'releaseHold', { holdId, note: 'As agreed' }, '... on LogisticUnit { onHold }');

describe('a pallet that breaks a rule of acceptance', () => {
  it('is held once, is taken with a reasoned exception, and may then go', async () => {
    const short = await judged(medicines());
    const { acceptance, holds } = await see(short);
    expect(acceptance[0]).toMatchObject({ rule: 'SHELF_LIFE', state: 'FAILED', exception: null });
    expect(holds).toMatchObject([{ reason: 'QUALITY', closedAt: null }]);
    expect(holds[0].note).toContain('expires on 2020-12-31');
    expect(await floor.draft([short], 'LIS')).toMatchObject({ code: 'ON_HOLD' });
    const made = await except(short, 'SHELF_LIFE');
    expect(made).toEqual({
      __typename: 'ExceptedRule',
      rule: 'SHELF_LIFE',
      units: [{ sscc: short.sscc }],
      releasableHolds: [{ id: holds[0].id, reason: 'QUALITY' }],
    });
    expect((await see(short)).onHold).toBe(true);
    await release(holds[0].id);
    await world.settle();
    const after = await see(short);
    expect(after).toMatchObject({ onHold: false });
    expect(after.acceptance[0]).toMatchObject({ state: 'EXCEPTED', exception: 'The recipient agrees' });
    expect(after.events.map(({ code }: { code: string }) => code)).toContain('UNIT_EXCEPTED');
    expect((await floor.draft([short], 'LIS')).status).toBe('DRAFT');
  });

  it('is not held again for what a supervisor released, and is held for another rule', async () => {
    const short = await judged(medicines());
    await release((await see(short)).holds[0].id);
    const again = { sscc: short.sscc, counts: [{ contentLineId: short.contents[0], counted: 1_000 }] };
    await world.act('operator', 'checkPallet', again, '... on LogisticUnit { id }');
    await world.settle();
    expect(await see(short)).toMatchObject({ onHold: false, holds: [{ reason: 'QUALITY' }] });
    await world.setClock('2021-01-01T00:00:00Z');
    await world.settle();
    expect((await see(short)).holds).toMatchObject([
      { reason: 'QUALITY' },
      { reason: 'EXPIRED', closedAt: null },
    ]);
  });

  it('may not be drafted before anybody has judged it, however late the worker is', async () => {
    const [early] = (await floor.stock(1, medicines())) as [Pallet];
    // The worker is as fast as it is: what counts is that nothing slips through before it.
    expect(['NOT_ACCEPTED', 'ON_HOLD']).toContain((await floor.draft([early], 'LIS')).code);
    await world.settle();
    expect((await see(early)).holds).toMatchObject([{ reason: 'QUALITY' }]);
  });

  it('is not held when the recipient agreed before it came', async () => {
    const coming = pallet(medicines());
    const units = announcement({ units: [coming] });
    await world.act('donor', 'announceConsignment', units, '... on Consignment { id }');
    const { id } = await see({ sscc: String(coming.sscc) });
    await except({ id }, 'SHELF_LIFE');
    await world.act('operator', 'receivePallet', { sscc: coming.sscc }, '... on LogisticUnit { id }');
    await world.settle();
    expect(await see({ sscc: String(coming.sscc) })).toMatchObject({ status: 'RECEIVED', holds: [] });
  });

  it('hands exception and judgement down to pallets that are built from it', async () => {
    const [agreed, let_go] = [await judged(medicines()), await judged(medicines())];
    await except(agreed, 'SHELF_LIFE');
    for (const one of [agreed, let_go]) await release((await see(one)).holds[0].id);
    for (const one of [agreed, let_go]) {
      const lines = [{ contentLineId: one.contents[0], quantity: 400 }];
      const split = await world.act(
        'operator',
        'splitPallet',
        { unitId: one.id, sscc: nextSscc(), lines },
        '... on RebuiltPallets { pallets { id sscc } }',
      );
      await world.settle();
      const state = one === agreed ? 'EXCEPTED' : 'FAILED';
      const [part] = split.pallets;
      const { holds, acceptance } = await see(part);
      expect({ holds, state: acceptance[0].state }).toEqual({ holds: [], state });
      expect((await floor.draft([part], 'LIS')).status).toBe('DRAFT');
    }
  });

  it('is told to nobody but the hub, and counted for the consignment', async () => {
    const short = await judged(medicines({ lot: null }));
    expect(
      (await see(short)).acceptance.filter(({ state }: { state: string }) => state === 'FAILED'),
    ).toMatchObject([
      { rule: 'SHELF_LIFE' },
      { rule: 'LABELLED', sentence: expect.stringContaining('no lot') },
    ]);
    expect((await see(short, 'donor')).acceptance).toBeNull();
    const query = `query { consignments(first: 3) { nodes { units(first: 1) { nodes { sscc } }
      acceptance { rule passed failed excepted notApplicable } } } }`;
    const { data } = await world.ask('operator', query);
    const own = data.consignments.nodes.find(
      (one: { units: { nodes: { sscc: string }[] } }) => one.units.nodes[0]?.sscc === short.sscc,
    );
    expect(own.acceptance[0]).toEqual({
      rule: 'SHELF_LIFE',
      passed: 0,
      failed: 1,
      excepted: 0,
      notApplicable: 0,
    });
  });
});

describe('exceptRule', () => {
  it('says which holds may go: none while another rule is broken', async () => {
    const bad = await judged(medicines({ lot: null }));
    const [hold] = (await see(bad)).holds;
    expect((await except(bad, 'SHELF_LIFE')).releasableHolds).toEqual([]);
    expect((await except(bad, 'LABELLED')).releasableHolds).toEqual([{ id: hold.id, reason: 'QUALITY' }]);
  });

  it('is for supervisors, for pallets of their hub, once, whole or not at all', async () => {
    const [one, two] = (await floor.stock(2, medicines())) as [Pallet, Pallet];
    expect(await except(one, 'SHELF_LIFE', {}, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await except({ id: newId() }, 'SHELF_LIFE')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'unitIds[0]',
    });
    expect(await except(one, 'SHELF_LIFE', { reason: '' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'reason',
    });
    const idempotencyKey = newId();
    const made = await except(one, 'SHELF_LIFE', { idempotencyKey });
    expect(await except(one, 'SHELF_LIFE', { idempotencyKey })).toEqual(made);
    const both = { unitIds: [two.id, one.id] };
    expect(await except(one, 'SHELF_LIFE', both)).toMatchObject({
      code: 'ALREADY_EXCEPTED',
      field: 'unitIds[1]',
    });
    expect((await see(two)).acceptance[0]).toMatchObject({ state: 'FAILED' });
    const answers = await Promise.all([except(two, 'SHELF_LIFE'), except(two, 'SHELF_LIFE')]);
    expect(answers.filter(({ code }) => code === 'ALREADY_EXCEPTED')).toHaveLength(1);
  });
});

describe('expired goods', () => {
  const masks = (expiry: string) => ({
    contents: [{ item: 'MASK_FFP2', lot: 'M1', expiry, quantity: 10_000 }],
  });

  it('are held when they are received, and go only with an exception', async () => {
    const old = await judged(masks('2020-03-12'));
    const { holds } = await see(old);
    expect(holds).toMatchObject([{ reason: 'EXPIRED' }]);
    await release(holds[0].id);
    expect(await floor.draft([old], 'LIS')).toMatchObject({ code: 'GOODS_EXPIRED', field: 'units' });
    await except(old, 'NOT_EXPIRED');
    expect((await floor.draft([old], 'LIS')).status).toBe('DRAFT');
  });

  it('are held when the clock passes their last day, and not before', async () => {
    const one = await judged(masks('2020-03-14'));
    await world.setClock('2020-03-14T23:59:59.998Z');
    await world.settle();
    expect((await see(one)).onHold).toBe(false);
    await world.setClock('2020-03-15T00:00:00Z');
    await world.settle();
    await world.settle();
    expect((await see(one)).holds).toMatchObject([{ reason: 'EXPIRED', closedAt: null }]);
  });

  it('are not loaded, whatever was released', async () => {
    await floor.truck('LIS');
    const { id, pallets } = await floor.planned(1, 'LIS', masks('2020-03-13'));
    await floor.clock(5);
    await world.settle();
    const [one] = pallets as [Pallet];
    expect(await floor.load(id, one)).toMatchObject({ code: 'ON_HOLD' });
    await release((await see(one)).holds[0].id);
    expect(await floor.load(id, one)).toMatchObject({ code: 'GOODS_EXPIRED', field: 'sscc' });
    await except(one, 'NOT_EXPIRED');
    expect(await floor.load(id, one)).toMatchObject({ status: 'LOADING' });
  });

  it('that leave all the same, because they were loaded before, make somebody look', async () => {
    const truck = await floor.truck('FRA');
    const { id, pallets } = await floor.planned(1, 'FRA', masks('2020-03-13'));
    expect(await floor.load(id, pallets[0] as Pallet)).toMatchObject({ status: 'LOADING', attention: false });
    await floor.clock(11);
    await world.settle();
    await floor.report(truck.id, 'LEFT', 10);
    expect(await floor.see(id)).toMatchObject({ status: 'DEPARTED', attention: true });
    expect((await see(pallets[0] as Pallet)).holds).toMatchObject([{ reason: 'EXPIRED', closedAt: null }]);
  });

  it('are found when a logger says that their time outside the cold is used up', async () => {
    await world.setClock('2021-08-05T08:00:00Z');
    const cold = await judged({
      temperatureClass: 'COL',
      contents: [{ item: 'VACCINE_CHADOX1_S', lot: 'V1', expiry: '2021-12-31', quantity: 10 }],
    });
    expect(await see(cold)).toMatchObject({ onHold: false });
    const readings = Array.from({ length: 9 }, (_, hour) => ({
      at: new Date(Date.parse('2021-08-05T08:00:00Z') + (hour - 9) * 3_600_000).toISOString(),
      celsius: 10,
    }));
    const input = { logger: 'Q1', unitIds: [cold.id], readings };
    const RECORDED = '... on RecordedTemperatures { accepted alarms }';
    expect(await world.act('operator', 'recordTemperatures', input, RECORDED)).toMatchObject({ accepted: 9 });
    await world.settle();
    const reasons = (await see(cold)).holds.map(({ reason }: { reason: string }) => reason);
    expect(reasons).toContain('EXPIRED');
  });
});
