import { BOOKS as COMPARISONS } from '../../src/console/verification/book-comparisons.store.js';
import { compare } from '../../src/console/verification/comparisons.store.js';
import { OPENING } from '../../src/platform/database/migrations/0012-postings.js';
import { Floor } from '../dispatches/floor.js';
import { Yard } from '../handling/yard.js';
import { asSuperuser } from '../world/cluster.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

it('opens the books of a hub that is older than they are: announced, counted, delivered, refused and back', async () => {
  const [yard, floor] = [new Yard(world), new Floor(world)];
  await floor.clock(0);
  const made = await yard.announce([pallet(), pallet(), pallet(), pallet(), pallet()]);
  const [, short, over, taken, refused] = made.units.nodes;
  await yard.receive(short, 10);
  await yard.receive(over, -10);
  for (const [unit, accepted] of [
    [taken, 9_000],
    [refused, 0],
  ]) {
    await yard.receive(unit);
    const truck = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    const { id } = await floor.draft([{ ...unit, contents: [] }], 'ROME');
    await floor.plan(id);
    await floor.load(id, unit);
    await floor.clock(11);
    await floor.report(truck.id, 'LEFT', 10);
    const line = { contentLineId: unit.contents[0].id, acceptedQuantity: accepted, refusedQuantity: 900 };
    await floor.confirm(id, { lines: [{ ...line, reason: 'DAMAGED' }] });
    // In a hub that is so old nothing came back of a delivery that was accepted in part.
    if (accepted === 0) {
      await world.act('agency', 'returnDispatch', { dispatchId: id });
      await world.act('operator', 'receiveReturn', { dispatchId: id });
    }
    await floor.clock(0);
  }
  await asSuperuser(async (client) => {
    const lines = () =>
      client.query('SELECT id, gone_quantity FROM content_line ORDER BY id').then(({ rows }) => rows);
    const before = await lines();
    await client.query('TRUNCATE posting');
    await client.query('UPDATE content_line SET gone_quantity = 0');
    await client.query(OPENING);
    expect(await lines()).toEqual(before);
    expect(before.map(({ gone_quantity: gone }) => gone)).toEqual([0, 0, 0, 10_000, 9_100]);
    const query = async (sql: string) => (await client.query(sql)).rows;
    for (const comparison of COMPARISONS) expect((await compare(query, comparison, 5)).named).toEqual([]);
  }, world.database);
});
