import { newId } from '../../src/platform/ids/ids.js';
import { nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const PROBLEMS = 'problemCount problems { line column code message }';
const IMPORTED = `... on ImportedManifest { linesRead linesTaken ${PROBLEMS} consignment { reference status unitsAnnounced units(first: 2) { nodes { sscc contents { lot announcedQuantity item { code } } } } } }`;
const CHECK = `query C($text: String!) { checkManifest(text: $text) { linesRead linesTaken pallets ${PROBLEMS} } }`;

const HEADER = 'sscc,item,quantity,lot,expiry,gross_weight_kg';
const line = (sscc = nextSscc(), item = 'MASK_FFP2', quantity: unknown = 40_000) =>
  `${sscc},${item},${quantity},LOT7A,2023-06-30,200`;
const lines = (count: number) => Array.from({ length: count }, () => line());
const file = (rows: readonly string[]) => [HEADER, ...rows].join('\n');

let reference = 0;
const input = (text: string, more: Record<string, unknown> = {}) => {
  reference += 1;
  return {
    hub: 'LGG',
    reference: `CSV-${reference}`,
    purpose: 'For the hospitals',
    recipients: ['CRI'],
    text,
    ...more,
  };
};
const importing = (sent: Record<string, unknown>) => world.act('donor', 'importManifest', sent, IMPORTED);
const announced = async () =>
  (await world.ask('donor', '{ consignments(first: 100) { nodes { reference } } }')).data.consignments.nodes
    .length;

describe('importManifest', () => {
  it('refuses goods of two temperatures on one pallet, whatever separates the cells', async () => {
    const shared = nextSscc();
    const text = file([line(shared), line(shared, 'TEST_PCR')]);
    const refused = await importing(input(`\ufeff${text.replaceAll(',', ';')}`));
    expect(refused).toMatchObject({ code: 'BAD_LINES', field: 'text.line[3]' });
    const cold = [HEADER, line(shared), line(shared, 'TEST_PCR')].map(
      (row, n) => `${row},${n ? 'FRZ' : 'temperature_class'}`,
    );
    expect(await importing(input(cold.join('\n')))).toMatchObject({ linesTaken: 2, problemCount: 0 });
  });

  it('takes two kinds of goods on one pallet, when they need the same temperature', async () => {
    const shared = nextSscc();
    const made = await importing(input(file([line(shared), line(shared, 'MASK_SURGICAL_IIR'), line()])));
    expect(made).toMatchObject({
      linesRead: 3,
      linesTaken: 3,
      problemCount: 0,
      consignment: { unitsAnnounced: 2 },
    });
    const pallet = made.consignment.units.nodes.find(({ sscc }: { sscc: string }) => sscc === shared);
    expect(pallet.contents.map((one: { item: { code: string } }) => one.item.code).sort()).toEqual([
      'MASK_FFP2',
      'MASK_SURGICAL_IIR',
    ]);
  });

  it('of 10,000 lines with line 7,431 bad, stores all or the good ones, as the caller chooses', async () => {
    const rows = lines(10_000);
    rows[7_431 - 2] = line(nextSscc(), 'MASK_FFP2', -5);
    const text = file(rows);
    const before = await announced();
    const refused = await importing(input(text));
    expect(refused).toMatchObject({ code: 'BAD_LINES', field: 'text.line[7431]' });
    expect(refused.message).toContain('Line 7431, quantity: The quantity must be 1 or more.');
    expect(await announced()).toBe(before);
    const kept = await importing(input(text, { badLines: 'KEEP_GOOD' }));
    expect(kept).toMatchObject({
      linesRead: 10_000,
      linesTaken: 9_999,
      problemCount: 1,
      problems: [{ line: 7_431, column: 'quantity', code: 'INVALID_INPUT' }],
      consignment: { unitsAnnounced: 9_999 },
    });
  });

  it('gives the same answer for the same key, and announces once', async () => {
    const sent = {
      ...input(file([line(), line(nextSscc(), 'NO_SUCH_ITEM')]), { badLines: 'KEEP_GOOD' }),
      idempotencyKey: newId(),
    };
    const before = await announced();
    const [one, other] = await Promise.all([importing(sent), importing(sent)]);
    expect(one).toMatchObject({
      linesTaken: 1,
      problems: [{ line: 3, column: 'item', code: 'UNKNOWN_ITEM' }],
    });
    expect(other).toEqual(one);
    expect(await announced()).toBe(before + 1);
  });

  it.each([
    [
      'no good line',
      file([line(nextSscc(), 'NO_SUCH_ITEM')]),
      { badLines: 'KEEP_GOOD' },
      'BAD_LINES',
      'text.line[2]',
    ],
    ['no line at all', HEADER, {}, 'BAD_LINES', 'text'],
    ['a picture instead of a list', '\u0089PNG\r\n', {}, 'BAD_LINES', 'text.line[1]'],
    ['too much', 'x'.repeat(3_000_001), {}, 'INVALID_INPUT', 'text'],
    ['an unknown hub', file([line()]), { hub: 'NOWHERE' }, 'UNKNOWN_HUB', 'hub'],
    ['a reference that was used', file([line()]), { reference: 'CSV-1' }, 'CONSIGNMENT_EXISTS', 'reference'],
  ])('refuses %s with code and field', async (_, text, more, code, field) => {
    await importing(input(file([line()]), { reference: 'CSV-1' }));
    expect(await importing(input(text, more))).toMatchObject({ code, field });
  });

  it('is for donors', async () => {
    const answer = await world.act('operator', 'importManifest', input(file([line()])), IMPORTED);
    expect(answer).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('checkManifest', () => {
  it('tells the same as importing, and stores nothing', async () => {
    const before = await announced();
    const text = file([line(), line(nextSscc(), 'NO_SUCH_ITEM'), `${line()},surplus`]);
    const { data } = await world.ask('donor', CHECK, { text });
    expect(data.checkManifest).toMatchObject({ linesRead: 3, linesTaken: 1, pallets: 1, problemCount: 2 });
    expect(data.checkManifest.problems.map((one: { line: number }) => one.line)).toEqual([3, 4]);
    expect(await announced()).toBe(before);
  });
});
