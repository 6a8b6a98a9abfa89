import fc from 'fast-check';
import { BOOKS as COMPARISONS } from '../../src/console/verification/book-comparisons.store.js';
import { BALANCES, compare } from '../../src/console/verification/comparisons.store.js';
import { Findings } from '../../src/console/verification/findings.js';
import { checkFolds } from '../../src/console/verification/fold-checks.js';
import type { Query } from '../../src/platform/database/reference-loader.js';
import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { BOOKS } from './ledger.js';
import { type Dice, RandomHub } from './random-hub.js';

// Other work on the machine may make many small steps slow.
jest.setTimeout(600_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T20:00:00.000Z');
});
afterAll(() => world?.close());

const asSql = <Result>(work: (query: Query) => Promise<Result>): Promise<Result> =>
  asSuperuser(
    (client) => work(async (sql, values) => (await client.query(sql, [...values])).rows),
    world.database,
  );

interface Line {
  readonly [term: string]: number;
}

/** Both equations, added up here and not there; and nothing is less than nothing. */
function expectToBalance(line: Line & { inStock: Line }): void {
  const { announced, notReceived, received, short, over, inStock } = line;
  const { onTheWay, delivered, refused, destroyed, lost, sampled } = line;
  const sum = (...terms: (number | undefined)[]) =>
    terms.reduce<number>((total, one) => total + (one ?? Number.NaN), 0);
  expect(sum(notReceived, received, short) - sum(over)).toBe(announced);
  const stock = sum(inStock.free, inStock.held, inStock.allocated, inStock.loaded, inStock.returned);
  expect(stock).toBe(inStock.total);
  expect(sum(stock, onTheWay, delivered, refused, destroyed, lost, sampled)).toBe(received);
  for (const term of [...Object.values(line), ...Object.values(inStock)])
    if (typeof term === 'number') expect(term).toBeGreaterThanOrEqual(0);
}

/** Goods of which the accounts are not nothing together: one posting would do. */
const UNBALANCED = `SELECT c.consignment_id, c.item_id, c.lot, sum(m.q) FROM content_line c
  JOIN (SELECT from_line AS line, -quantity AS q FROM posting UNION ALL SELECT to_line, quantity FROM posting) AS m ON m.line = c.id
 GROUP BY c.consignment_id, c.item_id, c.lot HAVING sum(m.q) <> 0`;

async function expectBooks(hub: RandomHub): Promise<void> {
  for (const { reference, donor } of hub.consignments) {
    const query = `query Q($reference: String!) { consignmentBooks(reference: $reference) { ${BOOKS} } consignmentPath(reference: $reference) {
      totals { announced difference notReceived atHub onTheWay accepted refused missing returned takenOut lost } } }`;
    const { data, errors } = await world.ask(donor, query, { reference });
    expect(errors).toEqual([]);
    for (const line of data.consignmentBooks.lines) expectToBalance(line);
    expect(data.consignmentBooks.balanced).toBe(true);
    for (const { announced, difference, ...places } of data.consignmentPath.totals as Line[])
      expect(Object.values(places).reduce((sum, one) => sum + one, 0)).toBe(
        (announced ?? 0) + (difference ?? 0),
      );
  }
  await asSql(async (query) => {
    for (const comparison of COMPARISONS) expect((await compare(query, comparison, 5)).named).toEqual([]);
    expect(await query(UNBALANCED, [])).toEqual([]);
  });
}

/** A hub remembers: after a history everything that is kept is what it follows from. */
async function expectVerified(): Promise<void> {
  const findings = new Findings({ write: () => true });
  await asSql(async (query) => {
    await checkFolds(query, findings);
    for (const comparison of BALANCES) expect((await compare(query, comparison, 5)).named).toEqual([]);
  });
  expect(findings.all.flatMap(({ named }) => named)).toEqual([]);
}

const NAMES = [
  'announce',
  'revise',
  'revise',
  'receive',
  'receive',
  'receive',
  'count',
  'count',
  'scan',
  'scan',
  'stranger',
  'hold',
  'release',
  'release',
  'split',
  'split',
  'merge',
  'merge',
  'repack',
  'damage',
  'writeOff',
  'lose',
  'pack',
  'pack',
  'undo',
  'undo',
  'undo',
  'cancel',
  'draft',
  'draft',
  'advance',
  'advance',
  'advance',
  'advance',
  'advance',
  'call_off',
];
const die = fc.nat(10_000);
const step = fc.record({ name: fc.constantFrom(...NAMES), dice: fc.tuple(die, die, die, die) });
const beginning = ['announce', 'announce', 'revise', 'receive', 'receive', 'receive', 'draft'].map(
  (name, n) => ({
    name,
    dice: [n, 1, 1, n] as Dice,
  }),
);
/** A dispatch on its way to the door, where it is accepted in part, and back: by chance it would rarely get so far. */
const journey = fc.tuple(fc.nat(3), fc.nat(2)).map(([back, cut]) =>
  [2, 2, 2, 2, back].map((kind): { name: string; dice: Dice } => ({
    name: 'advance',
    dice: [0, kind, 1 + cut, 0],
  })),
);

describe('the books', () => {
  it('balance after every step of any history, for every consignment, item and lot', async () => {
    await fc.assert(
      fc.asyncProperty(journey, fc.array(step, { minLength: 25, maxLength: 40 }), async (way, history) => {
        const hub = new RandomHub(world);
        const told = [...beginning, ...way, ...history];
        for (const { name, dice } of told) {
          await hub.steps[name]?.(dice);
          await expectBooks(hub);
        }
        await expectVerified();
      }),
      { numRuns: 6, endOnFailure: true },
    );
    // Refused each time, a revision would have been tried in vain.
    expect(RandomHub.revised).toBeGreaterThanOrEqual(6);
  });
});
