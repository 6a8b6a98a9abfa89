import { startWorld, type World } from '../world/world.js';
import { answerOf, Floor, hour, type Pallet, START } from './floor.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

/** A dispatch of two pallets with one content line each of 10,000, ten hours after the start on its way. */
async function departed(destination: string): Promise<{ id: string; one: Pallet; two: Pallet }> {
  const truck = await floor.truck(destination);
  const { id, pallets } = await floor.planned(2, destination);
  const [one, two] = pallets as [Pallet, Pallet];
  await floor.load(id, one);
  await floor.load(id, two);
  await floor.clock(11);
  await floor.report(truck.id, 'LEFT', 10);
  return { id, one, two };
}

describe('confirming a delivery', () => {
  it('counts accepted, refused and missing of every line, once', async () => {
    const { id, one, two } = await departed('LIS');
    const lines = [answerOf(one, 9_000, 600, 'DAMAGED'), answerOf(two, 0, 10_000, 'WRONG_GOODS')];
    const idempotencyKey = 'delivery-lis';
    const done = await floor.confirm(id, { lines, idempotencyKey });
    expect(done).toMatchObject({ status: 'PARTIALLY_DELIVERED', deliveredAt: hour(11) });
    expect(done.proofOfDelivery.lines).toEqual([
      {
        sentQuantity: 10_000,
        acceptedQuantity: 9_000,
        refusedQuantity: 600,
        missingQuantity: 400,
        reason: 'DAMAGED',
      },
      {
        sentQuantity: 10_000,
        acceptedQuantity: 0,
        refusedQuantity: 10_000,
        missingQuantity: 0,
        reason: 'WRONG_GOODS',
      },
    ]);
    expect([await floor.statusOf(one), await floor.statusOf(two)]).toEqual(['DELIVERED', 'IN_TRANSIT']);
    expect(await floor.confirm(id, { lines, idempotencyKey })).toEqual(done);
    expect(await floor.confirm(id, { lines })).toMatchObject({
      __typename: 'Refusal',
      code: 'ALREADY_DELIVERED',
    });
    expect((await floor.see(id, 'carrier')).proofOfDelivery).toMatchObject({
      receivedBy: 'Sig.ra Rossi',
      lines: [],
    });
  });

  it('refuses quantities that do not fit, and keeps nothing of them', async () => {
    const { id, one, two } = await departed('SKP');
    const refusals = [
      [[answerOf(one, 10_001), answerOf(two, 10_000)], 'QUANTITIES_DO_NOT_FIT', 'lines[0].acceptedQuantity'],
      [[answerOf(one, 9_999), answerOf(two, 10_000)], 'QUANTITIES_DO_NOT_FIT', 'lines[0].reason'],
      [[answerOf(one, 10_000)], 'QUANTITIES_DO_NOT_FIT', 'lines'],
      [[answerOf(one, -1), answerOf(two, 10_000)], 'INVALID_INPUT', 'lines[0].acceptedQuantity'],
      [[answerOf(one, 9_000, 1_000), answerOf(two, 10_000)], 'INVALID_INPUT', 'lines[0].reason'],
      [[answerOf(one, 5_000), answerOf(one, 5_000)], 'INVALID_INPUT', 'lines'],
      [[], 'INVALID_INPUT', 'lines'],
    ] as const;
    for (const [lines, code, field] of refusals)
      expect(await floor.confirm(id, { lines })).toMatchObject({ code, field });
    expect(await floor.confirm(id, { everythingAccepted: true, receivedAt: hour(9) })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'receivedAt',
    });
    expect(await floor.confirm(id, { everythingAccepted: true, receivedAt: hour(12) })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'receivedAt',
    });
    expect(await floor.see(id)).toMatchObject({ status: 'DEPARTED', proofOfDelivery: null });
    expect(await floor.statusOf(one)).toBe('IN_TRANSIT');
  });

  it('is for its agency, or a supervisor of the hub on its behalf', async () => {
    const { id } = await departed('TIA');
    const all = { everythingAccepted: true };
    expect(await floor.confirm(id, all, 'otherAgency')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'dispatchId',
    });
    expect(await floor.confirm(id, all, 'dubaiOperator')).toMatchObject({ code: 'NOT_FOUND' });
    for (const who of ['operator', 'carrier', 'donor'] as const)
      expect(await floor.confirm(id, all, who)).toMatchObject({ code: 'FORBIDDEN' });
    const done = await floor.confirm(id, all, 'supervisor');
    expect(done).toMatchObject({ status: 'DELIVERED', proofOfDelivery: { recordedByHub: true } });
  });

  it('is too early before it left, and one of two at the same time is told so', async () => {
    await floor.truck('SJJ');
    const planned = await floor.planned(1, 'SJJ');
    expect(await floor.confirm(planned.id, { everythingAccepted: true })).toMatchObject({
      code: 'DISPATCH_MOVE_NOT_ALLOWED',
    });
    const { id } = await departed('BEG');
    const answers = await Promise.all([
      floor.confirm(id, { everythingAccepted: true }),
      floor.confirm(id, { everythingAccepted: true }, 'supervisor'),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'ALREADY_DELIVERED',
      'Dispatch',
    ]);
  });
});
