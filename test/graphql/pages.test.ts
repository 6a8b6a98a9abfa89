import { cursorOf } from '../../src/platform/input/page.js';
import { Api } from './api.js';
import { PalletsService } from './pallet-feature.js';

const PAGE = `query ($first: Int, $after: String) {
  palletList(first: $first, after: $after) {
    edges { cursor node { cartons } }
    nodes { cartons }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

describe('pages', () => {
  let api: Api;
  let pallets: PalletsService;

  beforeAll(async () => {
    api = await Api.start();
    pallets = api.app.get(PalletsService);
    pallets.size = 45;
  });
  afterAll(() => api.stop());

  const page = async (variables: object) => {
    const { body } = await api.ask(PAGE, 'OPERATOR', variables);
    return { ...body.data?.palletList, error: body.errors?.[0] };
  };

  test('walking from page to page sees every row once, in order', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { edges, nodes, pageInfo } = await page({ first: 20, after });
      expect(nodes).toEqual(edges.map(({ node }: { node: object }) => node));
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      expect(pageInfo.startCursor).toBe(edges[0].cursor);
      seen.push(...nodes.map(({ cartons }: { cartons: number }) => cartons));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  });

  test('a page that ends with the last row says so', async () => {
    expect((await page({ first: 45 })).pageInfo.hasNextPage).toBe(false);
    expect((await page({ first: 44 })).pageInfo.hasNextPage).toBe(true);
  });

  test('after the last row comes an empty page', async () => {
    const { edges, pageInfo } = await page({ after: cursorOf([45]) });
    expect(edges).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });

  test('twenty rows when nobody says how many', async () => {
    expect((await page({})).edges).toHaveLength(20);
    expect((await page({ first: null })).edges).toHaveLength(20);
  });

  test.each([0, -1, 101])('first: %i is refused', async (first) => {
    expect((await page({ first })).error.extensions).toEqual({ code: 'INVALID_INPUT', field: 'first' });
  });

  test.each([
    ['rubbish', 'rubbish'],
    ['nothing', ''],
    ['a cursor of another list', cursorOf(['0195f2d1-7c3a-7000-8000-000000000001'])],
    ['a number that is no key', cursorOf([1.5])],
    ['too much', cursorOf([1, 2])],
    ['no array', Buffer.from('{"0":1}').toString('base64url')],
  ])('as a cursor %s is refused', async (_, after) => {
    const { error } = await page({ after });
    expect(error.extensions).toEqual({ code: 'INVALID_INPUT', field: 'after' });
  });

  test('rows are counted when somebody asks, and only then', async () => {
    pallets.counted = 0;
    await page({ first: 1 });
    expect(pallets.counted).toBe(0);
    const { body } = await api.ask('{ palletList(first: 1) { totalCount } }', 'OPERATOR');
    expect(body.data.palletList.totalCount).toBe(45);
    expect(pallets.counted).toBe(1);
  });
});
