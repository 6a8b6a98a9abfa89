import { BOOKS } from '../books/ledger.js';
import { Yard } from '../handling/yard.js';
import { flight } from '../transports/freight.js';
import { startWorld, type World } from '../world/world.js';
import { answerOf, codes, DISPATCH, Floor, type Pallet, START } from './floor.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
beforeEach(() => world.setClock(START));
afterAll(() => world.close());

/** A dispatch of pallets with one content line each of 10,000, an hour on its way. */
async function departed(destination: string, count = 2): Promise<{ id: string; pallets: Pallet[] }> {
  const truck = await floor.truck(destination);
  const { id, pallets } = await floor.planned(count, destination);
  for (const one of pallets) await floor.load(id, one);
  await floor.clock(11);
  await floor.report(truck.id, 'LEFT', 10);
  return { id, pallets };
}

const sendBack = (dispatchId: string, more: Record<string, unknown> = {}) =>
  world.act(
    'agency',
    'returnDispatch',
    { dispatchId, ...more },
    `${DISPATCH} ... on Dispatch { returnTransport { number } }`,
  );
const takeBack = (dispatchId: string, more: Record<string, unknown> = {}) =>
  world.act('operator', 'receiveReturn', { dispatchId, ...more }, DISPATCH);

/** The books of the newest consignment. */
async function newestBooks() {
  const query = `{ consignments(first: 1) { nodes { books { ${BOOKS} } } } }`;
  return (await world.ask('operator', query)).data.consignments.nodes[0].books;
}

describe('what was refused of a delivery', () => {
  it('comes back on a vehicle, and is on its pallets again', async () => {
    const { id, pallets } = await departed('LIS', 3);
    const [one, two, three] = pallets as [Pallet, Pallet, Pallet];
    const lines = [
      answerOf(one, 9_000, 600, 'DAMAGED'),
      answerOf(two, 0, 10_000, 'WRONG_GOODS'),
      answerOf(three, 10_000),
    ];
    await floor.confirm(id, { lines });
    const refused = { onTheWay: 0, delivered: 19_000, refused: 10_600, lost: 400, balanced: true };
    expect(await newestBooks()).toMatchObject({ balanced: true, lines: [refused] });

    const inbound = await world.act(
      'operator',
      'scheduleTransport',
      flight({ number: 'BACK 1' }),
      '... on Transport { id }',
    );
    const outbound = await floor.truck('LIS', { leaves: 40, arrives: 60 });
    for (const transportId of [outbound.id, id, 'nothing'])
      expect(await sendBack(id, { transportId })).toMatchObject({
        __typename: 'Refusal',
        field: 'transportId',
      });
    const sent = await sendBack(id, { transportId: inbound.id });
    expect(sent).toMatchObject({ status: 'RETURNING', returnTransport: { number: 'BACK 1' } });
    expect(await newestBooks()).toMatchObject({ balanced: true, lines: [refused] });
    expect(await sendBack(id)).toMatchObject({ code: 'DISPATCH_MOVE_NOT_ALLOWED' });

    const idempotencyKey = 'back-lis';
    const back = await takeBack(id, { idempotencyKey });
    expect(back).toMatchObject({
      status: 'PARTIALLY_DELIVERED',
      attention: false,
      deliveredAt: sent.deliveredAt,
    });
    expect(codes(back).slice(-2)).toEqual(['DISPATCH_RETURNING', 'DISPATCH_REST_RETURNED']);
    expect(await takeBack(id, { idempotencyKey })).toEqual(back);
    expect(await Promise.all(pallets.map((each) => floor.statusOf(each)))).toEqual([
      'RETURNED',
      'RETURNED',
      'DELIVERED',
    ]);
    const books = await newestBooks();
    expect(books).toMatchObject({ balanced: true, lines: [{ delivered: 19_000, refused: 0, lost: 400 }] });
    expect(books.lines[0].inStock).toMatchObject({ total: 10_600, returned: 10_600 });
    expect(await sendBack(id)).toMatchObject({ code: 'NOTHING_TO_RETURN' });
    expect(await takeBack(id)).toMatchObject({ code: 'DISPATCH_MOVE_NOT_ALLOWED' });
  });

  it('may come back in part: the rest was lost on the way', async () => {
    const { id, pallets } = await departed('SKP', 3);
    const [one, two, three] = pallets as [Pallet, Pallet, Pallet];
    await floor.confirm(id, {
      lines: [
        answerOf(one, 9_000, 1_000, 'DAMAGED'),
        answerOf(two, 0, 10_000, 'PAPERS'),
        answerOf(three, 0, 10_000, 'PAPERS'),
      ],
    });
    await sendBack(id);
    const came = ({ contents }: Pallet, quantity: number) => ({ contentLineId: contents[0], quantity });
    const misfits = [
      [[came(one, 1_001)], 'QUANTITIES_DO_NOT_FIT', 'lines[0].quantity'],
      [[{ contentLineId: id, quantity: 1 }], 'QUANTITIES_DO_NOT_FIT', 'lines[0].contentLineId'],
      [[came(one, 1), came(one, 2)], 'INVALID_INPUT', 'lines'],
      [[came(one, -1)], 'INVALID_INPUT', 'lines[0].quantity'],
    ] as const;
    for (const [lines, code, field] of misfits)
      expect(await takeBack(id, { lines })).toMatchObject({ code, field });
    expect(await floor.see(id)).toMatchObject({ status: 'RETURNING' });

    await takeBack(id, { lines: [came(one, 700), came(two, 0)] });
    expect(await Promise.all(pallets.map((each) => floor.statusOf(each)))).toEqual([
      'RETURNED',
      'LOST',
      'RETURNED',
    ]);
    const books = await newestBooks();
    expect(books).toMatchObject({ balanced: true, lines: [{ delivered: 9_000, refused: 0, lost: 10_300 }] });
    expect(books.lines[0].inStock.returned).toBe(10_700);
  });

  it('goes on: what came back is put onto a new pallet, and the donor is told both', async () => {
    const { id, pallets } = await departed('OTP', 1);
    const [one] = pallets as [Pallet];
    await floor.confirm(id, { lines: [answerOf(one, 9_000, 1_000, 'DAMAGED')] });
    await sendBack(id);
    await takeBack(id);
    const merged = await new Yard(world).split(one, [[one.contents[0] as string, 1_000]]);
    expect(merged).toMatchObject({ pallets: [{ contents: [{ presentQuantity: 1_000 }] }] });
    expect(await newestBooks()).toMatchObject({ balanced: true, lines: [{ delivered: 9_000, refused: 0 }] });
    const query = `{ consignments(first: 1) { nodes { reference } } }`;
    const { reference } = (await world.ask('donor', query)).data.consignments.nodes[0];
    const path = `query Q($reference: String!) { consignmentPath(reference: $reference) { totals { accepted refused returned atHub } } }`;
    const { totals } = (await world.ask('donor', path, { reference })).data.consignmentPath;
    expect(totals).toEqual([{ accepted: 9_000, refused: 0, returned: 0, atHub: 1_000 }]);
  });

  it('is nothing where all was accepted or is missing', async () => {
    const { id, pallets } = await departed('BEG', 1);
    await floor.confirm(id, { lines: [answerOf(pallets[0] as Pallet, 9_000, 0, 'MISSING')] });
    expect(await sendBack(id)).toMatchObject({ code: 'NOTHING_TO_RETURN' });
  });

  it('is taken in once by two at the same time', async () => {
    const { id, pallets } = await departed('TIA', 1);
    await floor.confirm(id, { lines: [answerOf(pallets[0] as Pallet, 9_000, 1_000, 'DAMAGED')] });
    await sendBack(id);
    const answers = await Promise.all([takeBack(id), takeBack(id)]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'DISPATCH_MOVE_NOT_ALLOWED',
      'Dispatch',
    ]);
    expect(await newestBooks()).toMatchObject({ balanced: true, lines: [{ refused: 0 }] });
  });
});

describe('a delivery that failed', () => {
  it('is sent back and taken in again', async () => {
    const { id, pallets } = await departed('TGD');
    const [one, two] = pallets as [Pallet, Pallet];
    const nothing = { lines: [answerOf(one, 0, 10_000, 'PAPERS'), answerOf(two, 0, 0, 'MISSING')] };
    expect(await floor.confirm(id, nothing)).toMatchObject({ status: 'DELIVERY_FAILED', deliveredAt: null });
    expect(await world.act('operator', 'receiveReturn', { dispatchId: id })).toMatchObject({
      code: 'DISPATCH_MOVE_NOT_ALLOWED',
    });
    expect(await world.act('agency', 'returnDispatch', { dispatchId: id }, DISPATCH)).toMatchObject({
      status: 'RETURNING',
    });
    const back = await world.act(
      'operator',
      'receiveReturn',
      { dispatchId: id, note: 'Seals intact' },
      DISPATCH,
    );
    expect(back).toMatchObject({ status: 'RETURNED', attention: false });
    expect([await floor.statusOf(one), await floor.statusOf(two)]).toEqual(['RETURNED', 'RETURNED']);
    expect(codes(back).slice(-3)).toEqual([
      'DISPATCH_DELIVERY_FAILED',
      'DISPATCH_RETURNING',
      'DISPATCH_RETURNED',
    ]);
  });
});
