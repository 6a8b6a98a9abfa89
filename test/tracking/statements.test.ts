import { sentStatements } from '../../src/platform/database/data-source.js';
import { announcement, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T21:00:00Z');
});
afterAll(() => world?.close());

/** What the worker of this process does by itself between two requests. */
const HOUSEKEEPING =
  /^(START|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)|set_config|outbox|timer|inbox|dead_letter|queue_pulse|bullmq|clock/i;
/** Who asks. */
const SIGN_IN = /\b(session|membership|member|api_key)\b/;

async function statementsOf(query: string, variables: Record<string, unknown>): Promise<string[]> {
  const sent: string[] = [];
  const note = (sql: string) =>
    sent.push(
      sql
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/IN \([$\d, ]+\)|= \$\d+/g, '$'),
    );
  sentStatements.on('statement', note);
  try {
    const { errors } = await world.ask('donor', query, variables);
    expect(errors).toEqual([]);
  } finally {
    sentStatements.off('statement', note);
  }
  return sent.filter((sql) => !HOUSEKEEPING.test(sql) && !SIGN_IN.test(sql)).sort();
}

const announce = async (pallets: number) =>
  (
    await world.act(
      'donor',
      'announceConsignment',
      announcement({ units: Array.from({ length: pallets }, () => pallet()) }),
      '... on Consignment { reference }',
    )
  ).reference;

const PATH = `totals { item { code } announced } destinations { recipient { institution country } }
  pallets(first: 100) { nodes { sscc happened { step } lines { item { code } } } }`;

it('a whole path takes as many statements for a hundred pallets as for one', async () => {
  const query = `query Q($reference: String!) { consignmentPath(reference: $reference) { ${PATH} } }`;
  const [small, large] = [await announce(1), await announce(100)];
  await world.settle();
  const one = await statementsOf(query, { reference: small });
  const hundred = await statementsOf(query, { reference: large });
  expect(hundred).toEqual(one);
  expect(one.length).toBeLessThanOrEqual(11);
});

it('a page of consignments with their paths takes no more than one of them', async () => {
  const page = (first: number) =>
    `{ consignments(first: ${first}) { nodes { reference status recipients { name } transports { number } path { ${PATH} } events(first: 5) { nodes { code } } } } }`;
  for (let index = 0; index < 5; index += 1) await announce(2);
  await world.settle();
  const one = await statementsOf(page(1), {});
  const five = await statementsOf(page(5), {});
  expect(five).toEqual(one);
});
