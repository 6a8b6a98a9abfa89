import { sentStatements } from '../../src/platform/database/data-source.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { schedule, train } from './freight.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-12T12:00:00Z');
  for (let n = 0; n < 12; n += 1) {
    const { id } = await schedule(world, train({ document: `CIM ${n}` }));
    await world.act('donor', 'announceConsignment', announcement({ transportIds: [id] }), '');
  }
});
afterAll(() => world.close());

/** Transaction control and the principal, which every unit of work sets, are no data statements. */
const CONTROL = /^\s*(START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SELECT set_config)/i;

async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  let seen = 0;
  const listen = (sql: string, role: string) => {
    if (role === 'api' && !CONTROL.test(sql) && !sql.includes("set_config('hub.organisation'")) seen += 1;
  };
  sentStatements.on('statement', listen);
  try {
    await run();
  } finally {
    sentStatements.off('statement', listen);
  }
  return seen;
}

it('a board is read in as many data statements for 1 row as for 12', async () => {
  const query = `query Q($first: Int) { arrivalsBoard(first: $first) { nodes {
    number carrier { code } origin { code } destination { code } status consignmentCount expectedPallets dispatchCount
    capacity { freePallets freeKilograms freeColdPallets } stops { place { code } arrivesAt arrivedAt }
    identifiers { kind printed from { code } seals { number } recordedBy { code } } } } }`;
  const counts: number[] = [];
  for (const first of [1, 12]) {
    const count = await statementsOf(async () => {
      const { data, errors } = await world.ask('operator', query, { first });
      expect(errors).toEqual([]);
      expect(data.arrivalsBoard.nodes).toHaveLength(first);
      expect(data.arrivalsBoard.nodes[0]).toMatchObject({ consignmentCount: 1, expectedPallets: 1 });
      expect(data.arrivalsBoard.nodes[0].identifiers).toHaveLength(1);
    });
    counts.push(count);
  }
  expect(counts[0]).toBe(counts[1]);
  expect(counts[0]).toBeLessThanOrEqual(10);
});
