import { Floor } from '../dispatches/floor.js';
import { Yard } from '../handling/yard.js';
import type { CastName } from '../world/cast.js';
import { nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { BOOKS, NOTHING } from './ledger.js';

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

async function booksOf(reference: string, who: CastName = 'donor', donor?: string) {
  const query = `query Q($reference: String!, $donor: String) { consignmentBooks(reference: $reference, donor: $donor) { ${BOOKS} } }`;
  const { data, errors } = await world.ask(who, query, { reference, donor });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.consignmentBooks;
}

describe('the books of a consignment', () => {
  it('say where each lot is, from its announcement to the door, and balance all the way', async () => {
    const units = [
      pallet({ contents: [{ item: 'MASK_FFP2', lot: 'B1', quantity: 1_000 }] }),
      pallet({ contents: [{ item: 'MASK_FFP2', lot: 'B1', quantity: 500 }] }),
      pallet({ contents: [{ item: 'GOGGLES', lot: 'B2', quantity: 40 }] }),
    ];
    const made = await yard.announce(units, { reference: 'BOOKED' });
    const [one, two, three] = made.units.nodes;
    const lot = async (name: string) => {
      const books = await booksOf('BOOKED');
      expect(books.balanced).toBe(true);
      return books.lines.find((line: { lot: string }) => line.lot === name);
    };
    expect(await lot('B1')).toEqual({
      ...NOTHING,
      item: { code: 'MASK_FFP2' },
      lot: 'B1',
      announced: 1_500,
      notReceived: 1_500,
    });
    expect(await lot('B2')).toMatchObject({ announced: 40, notReceived: 40 });

    await yard.receive(one);
    await yard.receive(two, 20);
    await yard.receive(three, -5);
    expect(await lot('B1')).toMatchObject({
      short: 20,
      received: 1_480,
      inStock: { total: 1_480, free: 1_000, held: 480 },
    });
    expect(await lot('B2')).toMatchObject({ over: 5, received: 45, inStock: { held: 45 } });

    const { pallets } = await yard.split(one, [[one.contents[0].id, 300]]);
    const truck = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    const rome = await floor.draft(pallets, 'ROME');
    await floor.plan(rome.id);
    expect(await lot('B1')).toMatchObject({ inStock: { free: 700, held: 480, allocated: 300 } });
    await floor.clock(9);
    await floor.load(rome.id, pallets[0]);
    expect(await lot('B1')).toMatchObject({ inStock: { allocated: 0, loaded: 300 } });
    await floor.report(truck.id, 'LEFT', 10);
    expect(await lot('B1')).toMatchObject({ inStock: { total: 1_180 }, onTheWay: 300 });
    await floor.clock(34);
    await floor.report(truck.id, 'ARRIVED', 33);
    const [line] = pallets[0].contents;
    const lines = [{ contentLineId: line.id, acceptedQuantity: 250, refusedQuantity: 30, reason: 'DAMAGED' }];
    await floor.confirm(rome.id, { lines });
    expect(await lot('B1')).toMatchObject({
      onTheWay: 0,
      delivered: 250,
      refused: 30,
      lost: 20,
      received: 1_480,
    });
  });

  it('count what nobody announced as over, and put what came back into stock again', async () => {
    await floor.clock(40);
    const made = await yard.announce(
      [pallet({ contents: [{ item: 'MASK_FFP2', lot: 'C1', quantity: 100 }] })],
      { reference: 'BOOKED-2' },
    );
    const found = await world.act(
      'operator',
      'receivePallet',
      { sscc: nextSscc() },
      '... on LogisticUnit { id sscc }',
    );
    const contents = [{ item: 'MASK_FFP2', lot: 'C2', quantity: 60, consignmentId: made.id }];
    const known = await world.act(
      'operator',
      'identifyContents',
      { unitId: found.id, contents },
      '... on LogisticUnit { id sscc contents { id } }',
    );
    const counts = [{ contentLineId: known.contents[0].id, counted: 60 }];
    expect(
      await world.act(
        'operator',
        'checkPallet',
        { sscc: found.sscc, counts },
        '... on LogisticUnit { status onHold }',
      ),
    ).toMatchObject({ status: 'AVAILABLE', onHold: false });
    expect((await booksOf('BOOKED-2')).lines).toMatchObject([
      { lot: 'C1', announced: 100, notReceived: 100, balanced: true },
      { lot: 'C2', announced: 0, over: 60, received: 60, inStock: { free: 60 }, balanced: true },
    ]);
    const truck = await floor.truck('ROME', { leaves: 50, arrives: 70 });
    const rome = await floor.draft([{ ...found, contents: [] }], 'ROME');
    await floor.plan(rome.id);
    await floor.clock(49);
    await floor.load(rome.id, found);
    await floor.clock(51);
    await floor.report(truck.id, 'LEFT', 50);
    const none = [
      { contentLineId: known.contents[0].id, acceptedQuantity: 0, refusedQuantity: 55, reason: 'PAPERS' },
    ];
    await floor.confirm(rome.id, { lines: none });
    const away = (await booksOf('BOOKED-2')).lines[1];
    expect(away).toMatchObject({ refused: 55, lost: 5, onTheWay: 0, balanced: true });
    await world.act('agency', 'returnDispatch', { dispatchId: rome.id });
    await world.act('operator', 'receiveReturn', { dispatchId: rome.id });
    expect((await booksOf('BOOKED-2')).lines[1]).toMatchObject({
      refused: 0,
      lost: 5,
      inStock: { returned: 55 },
      balanced: true,
    });
    const again = await yard.merge([found, await onlyOne()]);
    expect(again.pallets).toMatchObject([{ status: 'RECEIVED' }]);
    expect((await booksOf('BOOKED-2')).lines[1]).toMatchObject({
      lost: 5,
      inStock: { returned: 0, free: 55 },
      balanced: true,
    });
  });

  const onlyOne = async () => (await yard.stock([['D1', 10]])).pallets[0] as { id: string };

  it('are for its donor and its hub, and null for everybody else, wherever they are asked for', async () => {
    const { reference, id } = await yard.stock([['E1', 10]]);
    expect(await booksOf(reference)).toMatchObject({ balanced: true });
    expect(await booksOf(reference, 'operator', 'JACK-MA')).toEqual(await booksOf(reference));
    for (const who of ['otherDonor', 'dubaiOperator'] as const)
      expect(await booksOf(reference, who)).toBeNull();
    for (const who of ['agency', 'carrier'] as const) {
      const { errors } = await world.ask(who, '{ consignmentBooks(reference: "x") { balanced } }');
      expect(errors[0].extensions.code).toBe('FORBIDDEN');
    }
    for (const text of ['', 'none', 'x\u0000']) expect(await booksOf(text)).toBeNull();
    const { data } = await world.ask(
      'donor',
      `query Q($id: ID!) { consignment(id: $id) { books { ${BOOKS} } } }`,
      { id },
    );
    expect(data.consignment.books).toEqual(await booksOf(reference));
  });

  it("show a donor its own goods on a pallet that holds another's as well", async () => {
    const mine = await yard.stock([['F1', 10]], 'donor', { reference: 'BOOKS-MINE' });
    const theirs = await yard.stock([['F2', 20]], 'otherDonor', { reference: 'BOOKS-THEIRS' });
    await yard.merge([...mine.pallets, ...theirs.pallets]);
    expect((await booksOf('BOOKS-MINE')).lines).toMatchObject([
      { lot: 'F1', inStock: { free: 10 }, balanced: true },
    ]);
    expect((await booksOf('BOOKS-THEIRS', 'otherDonor')).lines).toMatchObject([
      { lot: 'F2', inStock: { free: 20 } },
    ]);
  });
});
