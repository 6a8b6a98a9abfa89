import fc from 'fast-check';
import { announcement, nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { DonorDesk } from './donor-desk.js';

let world: World;
let desk: DonorDesk;

beforeAll(async () => {
  world = await startWorld();
  desk = new DonorDesk(world);
});
afterAll(() => world.close());

const announce = (units: readonly Record<string, unknown>[]) =>
  world.act('donor', 'announceConsignment', { ...announcement(), units }, '... on Consignment { id }');

const day = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const lot = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''@x",
      '+A',
      '-B',
      '@SUM(A1)',
      '＝全角',
      'a,"b"',
      'a;b|c',
      'a\nb',
      '0012',
      '1E5',
      '批号7',
    ),
  )
  .map((text) => text.replace(/(?!\n)\p{C}/gu, '').trim())
  .filter((text) => text !== '' && [...text].length <= 20);
const goods = fc.record({
  item: fc.constantFrom('MASK_FFP2', 'MASK_SURGICAL_IIR'),
  quantity: fc.integer({ min: 1, max: 2_147_483 }),
  lot: fc.option(lot),
  expiry: fc.option(day),
});
const pallet = fc.record({
  grossWeightKilograms: fc.integer({ min: 0, max: 6_800_000 }).map((grams) => grams / 1_000),
  temperatureClass: fc.constantFrom('AMB', 'COL', 'FRZ'),
  contents: fc.array(goods, { minLength: 1, maxLength: 3 }),
});

describe('an export', () => {
  it.each(['csv', 'xlsx', 'json'])('as %s is read as what was announced, whatever it was', async (ending) => {
    await fc.assert(
      fc.asyncProperty(fc.array(pallet, { minLength: 1, maxLength: 4 }), async (pallets) => {
        const units = pallets.map((one) => ({ sscc: nextSscc(), ...one }));
        const { id } = await announce(units);
        const file = await desk.get(`/exports/manifests/${id}.${ending}`);
        const read = await desk.read(Buffer.from(await file.arrayBuffer()));
        const expected = units.flatMap(({ contents, ...unit }) =>
          contents.map((line) => ({ ...unit, ...line })),
        );
        expect(read.badLines.nodes).toEqual([]);
        const got = read.lines.nodes.map(
          ({ line: _, item, ...rest }: { line: number; item: { code: string } }) => ({
            ...rest,
            item: item.code,
          }),
        );
        expect(got).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('has no cell that a spreadsheet would run', async () => {
    const contents = ['=1+1', '+1', '-1', '@x'].map((lot) => ({ item: 'MASK_FFP2', quantity: 1, lot }));
    const { id } = await announce([{ sscc: nextSscc(), contents }]);
    const text = await (await desk.get(`/exports/manifests/${id}.csv`)).text();
    const lots = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((one) => one.split(',')[3]);
    expect(lots).toEqual(["'=1+1", "'+1", "'-1", "'@x"]);
  });

  it('is for its donor and its hub, and for nobody else', async () => {
    const { id } = await announce([{ sscc: nextSscc(), contents: [{ item: 'MASK_FFP2', quantity: 1 }] }]);
    const who = ['donor', 'operator', 'otherDonor', 'dubaiOperator', 'agency', 'carrier', null] as const;
    const statuses = await Promise.all(
      who.map(async (one) => (await desk.get(`/exports/manifests/${id}.json`, one)).status),
    );
    expect(statuses).toEqual([200, 200, 404, 404, 404, 404, 401]);
    expect((await desk.get(`/exports/manifests/${id}.exe`)).status).toBe(404);
  });
});
