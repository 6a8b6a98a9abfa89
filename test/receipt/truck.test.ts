import { writeFile } from 'node:fs/promises';
import request from 'supertest';
import { type Stand, Yard } from '../handling/yard.js';
import { type Picture, picturesOf } from '../labels/symbol-reader.js';
import { startWorld, type World } from '../world/world.js';
import { toPng } from './png.js';
import { ReceivingDesk } from './receiving-desk.js';
import { CARTON, Door, loadOf, PALLET, scansOf, stranger } from './truck.js';

let world: World;
let desk: ReceivingDesk;
let door: Door;
let id: string;
let pallets: Stand[];

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T21:00:00Z');
  desk = new ReceivingDesk(world);
  door = new Door(world);
  const made = await new Yard(world).announce(loadOf(), { reference: 'TRUCK-48' });
  id = made.id;
  pallets = made.units.nodes;
});
afterAll(() => world.close());

const at = (place: number) => pallets[place] as Stand;
/** Pallets of the story, by their places in the announcement. */
const SHORT = 5;
const DAMAGED = 17;
const WRONG_LOT = 30;
const LEFT_BEHIND = 46;
const WARM = 47;

async function bothReceive() {
  const counts = new Map([[at(SHORT).sscc, PALLET - CARTON]]);
  const aboard = pallets.filter((_, place) => place !== LEFT_BEHIND && place !== WRONG_LOT);
  const [one, other] = [aboard.filter((_, n) => n % 2 === 0), aboard.filter((_, n) => n % 2 === 1)];
  const wet = { kind: 'DAMAGE', data: at(DAMAGED).sscc, quantity: 2 * CARTON, note: 'Wet cartons' };
  // Both look at the first pallets of the other one, too.
  const answers = await Promise.all([
    door.scan('operator', [...scansOf(one, counts), ...scansOf(other.slice(0, 3), counts)]),
    door.scan('operator2', [...scansOf(other, counts), ...scansOf(one.slice(0, 3), counts), wet]),
  ]);
  return answers.flat();
}

async function findOtherLot() {
  const { sscc, contents } = at(WRONG_LOT);
  const counts = [{ contentLineId: contents[0]?.id, counted: PALLET - 3 * CARTON }];
  const found = [{ item: 'MASK_FFP2', lot: 'T-X', quantity: 3 * CARTON }];
  await world.act('operator', 'receivePallet', { sscc, location: 'DOCK-1', counts, found });
}

async function findStranger() {
  const sscc = stranger();
  const { id: unitId } = await world.act(
    'operator2',
    'receivePallet',
    { sscc },
    '... on LogisticUnit { id }',
  );
  const contents = [{ item: 'GOGGLES', lot: 'T-G', quantity: 200, consignmentId: id }];
  await world.act('operator2', 'identifyContents', { unitId, contents });
}

/** Half a day at nine degrees, as the logger of the truck says when it is read at the door. */
const warm = () =>
  world.act('operator', 'recordTemperatures', {
    logger: 'TRUCK-LOGGER',
    unitIds: [at(WARM).id],
    readings: Array.from({ length: 28 }, (_, n) => ({
      at: new Date(Date.parse('2020-03-13T06:00:00Z') + n * 30 * 60_000).toISOString(),
      celsius: n === 0 || n === 27 ? 5 : 9,
    })),
  });

describe('a truck of 48 pallets', () => {
  it('is received by two at once, scan by scan, with a third of the answers lost', async () => {
    const answers = await bothReceive();
    expect(new Set(answers)).toEqual(new Set(['ACCEPTED', 'NOTHING_NEW']));
    expect(door.lost).toBe(Math.floor(door.sent / 3));
    await findOtherLot();
    await findStranger();
    await warm();
    const seen = await desk.see(id);
    expect(seen).toMatchObject({ unitsExpected: 48, unitsReceived: 48, unitsUnexpected: 1, unexplained: 6 });
    const found = seen.differences.map((one: Record<string, unknown>) => [one.kind, one.quantity]);
    expect(found).toEqual([
      ['SHORT', CARTON],
      ['DAMAGED', 2 * CARTON],
      ['SHORT', 3 * CARTON],
      ['WRONG_LOT', 3 * CARTON],
      ['NOT_RECEIVED', PALLET],
      ['UNEXPECTED', 200],
    ]);
  });

  it('reconciles to the carton, in the books too', async () => {
    const { totals } = await desk.see(id);
    const of = (lot: string) => totals.find((one: { lot: string }) => one.lot === lot);
    expect(of('T-1')).toMatchObject({
      expected: 12 * PALLET,
      received: 12 * PALLET - CARTON,
      damaged: 2 * CARTON,
    });
    expect(of('T-2')).toMatchObject({ expected: 12 * PALLET, received: 11 * PALLET - 3 * CARTON });
    expect(of('T-X')).toMatchObject({ expected: 0, received: 3 * CARTON });
    expect(of('T-V')).toMatchObject({ expected: PALLET, received: PALLET });
    const books = 'query B($id: ID!) { consignment(id: $id) { books { balanced lines { lot received } } } }';
    const { data } = await world.ask('donor', books, { id });
    expect(data.consignment.books.balanced).toBe(true);
    for (const { lot, received } of data.consignment.books.lines)
      expect([lot, received]).toEqual([lot, of(lot)?.received]);
  });

  it('holds what must not go on: short, damaged, warm, of the wrong lot', async () => {
    const yard = new Yard(world);
    for (const place of [SHORT, DAMAGED, WRONG_LOT, WARM])
      expect([place, await yard.see(at(place).sscc)]).toEqual([
        place,
        expect.objectContaining({ onHold: true }),
      ]);
    const { holds } = await yard.see(at(WARM).sscc);
    expect(holds).toContainEqual(expect.objectContaining({ reason: 'TEMPERATURE' }));
    expect(await yard.see(at(0).sscc)).toMatchObject({
      status: 'AVAILABLE',
      onHold: false,
      location: 'DOCK-1',
    });
  });

  it('is closed with a signature when all is explained, and has its paper', async () => {
    const why: Record<string, string> = {
      DAMAGED: 'DAMAGED_ON_THE_WAY',
      WRONG_LOT: 'WRONG_PAPERS',
      UNEXPECTED: 'WRONG_PAPERS',
    };
    for (const one of (await desk.see(id)).differences)
      await desk.explain(id, one, { reason: why[one.kind] ?? 'NOT_LOADED' });
    expect(await desk.close(id, { signedBy: 'A. Operator' })).toMatchObject({ unexplained: 0 });
    const pictures = await papers('en');
    expect(pictures.length).toBeGreaterThan(1);
    await papers('zh');
    await keep(pictures);
  });
});

/** For the documents, where somebody asks for it. */
async function keep(pictures: readonly Picture[]): Promise<void> {
  const folder = process.env.HUB_PICTURES;
  if (!folder) return;
  for (const [place, picture] of pictures.entries()) {
    const name = place === 0 ? 'goods-receipt-note' : `goods-receipt-note-${place + 1}`;
    await writeFile(`${folder}/${name}.png`, toPng(picture as Exclude<Picture, Buffer>));
  }
}

async function papers(language: string): Promise<Picture[]> {
  const input = { consignmentId: id, language };
  const { id: job } = await world.act('operator', 'printGoodsReceipt', input, '... on PrintJob { id kind }');
  await world.settle();
  const query = 'query P($id: ID!) { printJob(id: $id) { path } }';
  const { path } = (await world.ask('operator', query, { id: job })).data.printJob;
  const { body } = await request(world.url)
    .get(path)
    .set('authorization', `Bearer ${world.cast.operator.token}`)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  return picturesOf(body, 1.5);
}
