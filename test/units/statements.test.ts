import { sentStatements } from '../../src/platform/database/data-source.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Transaction control and the principal, which every unit of work sets, are no data statements. */
const CONTROL = /^\s*(START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SELECT set_config)/i;

async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const listen = (sql: string, role: string) => {
    // The worker of this world sends its own, at its own times.
    if (role === 'api' && !CONTROL.test(sql) && !sql.includes("set_config('hub.organisation'"))
      seen.push(sql);
  };
  sentStatements.on('statement', listen);
  try {
    await run();
  } finally {
    sentStatements.off('statement', listen);
  }
  return seen;
}

describe('a consignment of 1,000 pallets', () => {
  it('is read with its pallets, contents and events in at most 6 data statements, 1 or 100 a page', async () => {
    const made = await world.act(
      'donor',
      'announceConsignment',
      announcement({}, 1_000),
      '... on Consignment { id unitsAnnounced }',
    );
    expect(made.unitsAnnounced).toBe(1_000);
    for (const first of [1, 100]) {
      let answer: Awaited<ReturnType<World['ask']>> | undefined;
      const query = `query Q($id: ID!, $first: Int!) { consignment(id: $id) { reference status
        units(first: $first) { nodes { sscc status contents { lot expiry announcedQuantity } events { code occurredAt } } }
        events(first: 20) { nodes { code occurredAt } } } }`;
      const statements = await statementsOf(async () => {
        answer = await world.ask('donor', query, { id: made.id, first });
      });
      expect(answer?.errors).toEqual([]);
      expect(answer?.data.consignment.units.nodes).toHaveLength(first);
      expect(answer?.data.consignment.units.nodes[0].events).toHaveLength(1);
      expect(statements.length).toBeGreaterThan(2);
      expect(statements.length).toBeLessThanOrEqual(6);
    }
  });
});
