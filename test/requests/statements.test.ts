import { sentStatements } from '../../src/platform/database/data-source.js';
import { startWorld, type World } from '../world/world.js';
import { Asking } from './asking.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T12:00:00Z');
  const asking = new Asking(world);
  for (let made = 0; made < 12; made += 1) await asking.opened();
});
afterAll(() => world?.close());

/** Transaction control and the principal, which every unit of work sets, are no data statements. */
const CONTROL = /^\s*(START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SELECT set_config|SELECT granted)/i;

async function statementsOf(query: string): Promise<number> {
  let seen = 0;
  const listen = (sql: string, role: string) => {
    // The worker of this world sends its own, at its own times.
    if (role === 'api' && !CONTROL.test(sql) && !sql.includes("set_config('hub.organisation'")) seen += 1;
  };
  sentStatements.on('statement', listen);
  try {
    const { errors } = await world.ask('operator', query);
    expect(errors).toEqual([]);
  } finally {
    sentStatements.off('statement', listen);
  }
  return seen;
}

it.each(['requests', 'openRequests'])('%s take as many statements for ten as for one', async (list) => {
  const query = (first: number) =>
    `{ ${list}(first: ${first}) { nodes { reference hub { code } agency { code } destination { code }
        lines { quantity item { code names { fr } packings(on: "2020-03-13") { unitsPerCarton } } } events(first: 5) { nodes { code } } } } }`;
  const one = await statementsOf(query(1));
  expect(await statementsOf(query(10))).toBe(one);
  expect(one).toBeLessThanOrEqual(12);
});

it('lanes with both ends and what the hub entered take as many for a hundred as for one', async () => {
  const query = (first: number) =>
    `{ lanes(first: ${first}) { nodes { mode hours { least most } from { code } to { code } overrides { reason } } } }`;
  expect(await statementsOf(query(100))).toBe(await statementsOf(query(1)));
});
