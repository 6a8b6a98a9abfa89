import { cursorOf } from '../../src/platform/input/page.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let good: string;

const LIST =
  'query ($after: String) { consignments(first: 1, after: $after) { nodes { id reference } edges { cursor } } }';

beforeAll(async () => {
  world = await startWorld();
  for (let made = 0; made < 3; made += 1) await world.act('donor', 'announceConsignment', announcement());
  good = (await world.ask('donor', LIST)).data.consignments.edges[0].cursor;
});
afterAll(() => world.close());

const page = (who: 'donor' | 'otherDonor', after: unknown) => world.ask(who, LIST, { after });

describe('a cursor', () => {
  it('that is edited in any of its signs is refused, or asks for another page of the own list', async () => {
    for (let at = 0; at < good.length; at += 1) {
      const other = good[at] === 'A' ? 'B' : 'A';
      const { status, data, errors } = await page('donor', good.slice(0, at) + other + good.slice(at + 1));
      expect(status).toBe(200);
      if (errors.length > 0) expect(errors[0].extensions).toEqual({ code: 'INVALID_INPUT', field: 'after' });
      else expect(data.consignments.nodes.length).toBeLessThanOrEqual(1);
    }
  });

  it('of somebody else shows nothing of his: it says where to go on, not what may be seen', async () => {
    const { data, errors } = await page('otherDonor', good);
    expect(errors).toEqual([]);
    expect(data.consignments.nodes).toEqual([]);
  });

  it.each([
    ['of nothing', cursorOf([])],
    ['of null', cursorOf([null])],
    ['of an object', Buffer.from('{"0":"x","length":1}').toString('base64url')],
    ['of a prototype', Buffer.from('{"__proto__":[1]}').toString('base64url')],
    ['of SQL', cursorOf(["' OR 1=1 --"])],
    ['of another time', cursorOf(['infinity'])],
    ['of NULs', cursorOf(['\u0000'])],
    ['of a long list', cursorOf(Array(10_000).fill(1))],
    ['of deep lists', Buffer.from('['.repeat(5_000) + ']'.repeat(5_000)).toString('base64url')],
    ['of 300 kB', 'A'.repeat(300_000)],
    ['of no letters', '\u{1F6AB}'],
  ])('%s is refused', async (_, after) => {
    const { status, errors } = await page('donor', after);
    expect({ status, extensions: errors[0]?.extensions }).toEqual({
      status: 200,
      extensions: { code: 'INVALID_INPUT', field: 'after' },
    });
  });

  it('may come again as often as one likes, with the same page each time', async () => {
    const pages = await Promise.all(Array.from({ length: 5 }, () => page('donor', good)));
    const [first] = pages;
    for (const { data } of pages) expect(data).toEqual(first?.data);
  });
});
