import type { CastName } from '../world/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { DonorView, PATH } from './donor-view.js';

let world: World;
let donors: DonorView;
beforeAll(async () => {
  world = await startWorld();
  donors = new DonorView(world);
});
afterAll(() => world?.close());

describe("a pallet that holds two donors' goods", () => {
  it('shows each of them its own goods on it, and nothing of the other', async () => {
    await world.setClock('2020-03-13T21:00:00Z');
    const mine = await donors.announce({
      reference: 'MINE',
      units: [pallet({ contents: [{ item: 'MASK_FFP2', lot: 'MYLOT', quantity: 700 }] })],
    });
    const theirs = await donors.announce(
      {
        reference: 'THEIRS',
        units: [pallet({ contents: [{ item: 'GOGGLES', lot: 'THEIRLOT', quantity: 30 }] })],
      },
      'otherDonor',
    );
    const [mixed] = mine.units.nodes;
    await world.act('operator', 'receivePallet', { sscc: mixed.sscc }, '... on LogisticUnit { id }');
    const found = {
      unitId: mixed.id,
      contents: [{ item: 'GLOVE_NITRILE', lot: 'FOUND', quantity: 90, consignmentId: theirs.id }],
    };
    expect(await world.act('operator', 'identifyContents', found)).toMatchObject({
      __typename: 'LogisticUnit',
    });

    const [my, their] = [await donors.pathOf('MINE'), await donors.pathOf('THEIRS', 'otherDonor')];
    expect(my.pallets.nodes).toMatchObject([{ sscc: mixed.sscc, lines: [{ lot: 'MYLOT' }] }]);
    expect(my.pallets.nodes[0].lines).toHaveLength(1);
    const onMixed = their.pallets.nodes.find(({ sscc }: { sscc: string }) => sscc === mixed.sscc);
    expect(onMixed.lines).toMatchObject([{ item: { code: 'GLOVE_NITRILE' }, lot: 'FOUND' }]);
    expect(onMixed.lines).toHaveLength(1);
    expect(JSON.stringify(my)).not.toMatch(/FOUND|GLOVE|THEIR|GOGGLES|Alibaba/);
    expect(JSON.stringify(their)).not.toMatch(/MYLOT|FFP2|MINE|Jack/);
    expect((await donors.pathOf('MINE', 'operator', 'JACK-MA')).pallets.nodes[0].lines).toHaveLength(1);

    const all = `{ consignments(first: 100) { nodes { reference donor { name } recipients { name } events(first: 100) { nodes { code } }
      units { nodes { contents { lot item { code } } } } path { ${PATH} } } } }`;
    expect(JSON.stringify((await world.ask('otherDonor', all)).data)).not.toMatch(
      /MYLOT|FFP2|MINE|SPLIT|Jack/,
    );
    expect(JSON.stringify((await world.ask('donor', all)).data)).not.toMatch(
      /FOUND|THEIR|GLOVE|GOGGLES|Alibaba/,
    );
  });
});

describe('the events of a consignment', () => {
  it('are its own and those of its pallets, page by page', async () => {
    await world.setClock('2020-03-13T21:00:00Z');
    const made = await donors.announce({ units: [pallet(), pallet()] });
    await donors.receive(made.units.nodes[0]);
    const query = `query Q($id: ID!, $after: String) { consignment(id: $id) { events(first: 2, after: $after) {
      nodes { code sequence } pageInfo { hasNextPage endCursor } } } }`;
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await world.ask('donor', query, { id: made.id, after });
      const { nodes, pageInfo } = data.consignment.events;
      codes.push(...nodes.map(({ code }: { code: string }) => code));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(codes.slice(0, 4)).toEqual([
      'CONSIGNMENT_ANNOUNCED',
      'UNIT_EXPECTED',
      'UNIT_EXPECTED',
      'UNIT_RECEIVED',
    ]);
    const { data } = await world.ask(
      'operator',
      'query Q($id: ID!) { consignment(id: $id) { events(first: 100) { nodes { code } } } }',
      { id: made.id },
    );
    expect(data.consignment.events.nodes.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  it('pass over pallets that carry none of its goods, in every page; the hub reads all', async () => {
    const made = await donors.announce({ units: [pallet(), pallet(), pallet()] });
    const theirs = await donors.announce({}, 'otherDonor');
    const [first, second] = made.units.nodes;
    await asSuperuser(
      (client) =>
        client.query(
          `UPDATE content_line SET consignment_id = (SELECT id FROM consignment WHERE public_id = $1)
            WHERE unit_id IN (SELECT id FROM unit WHERE public_id = ANY ($2))`,
          [theirs.id, [first.id, second.id]],
        ),
      world.database,
    );
    const query = `query Q($id: ID!, $first: Int, $after: String) { consignment(id: $id) {
      events(first: $first, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } } }`;
    const page = async (who: CastName, count: number, after: string | null = null) =>
      (await world.ask(who, query, { id: made.id, first: count, after })).data.consignment.events;
    const one = await page('donor', 1);
    expect(one).toMatchObject({
      nodes: [{ code: 'CONSIGNMENT_ANNOUNCED' }],
      pageInfo: { hasNextPage: true },
    });
    const two = await page('donor', 1, one.pageInfo.endCursor);
    expect(two).toMatchObject({ nodes: [{ code: 'UNIT_EXPECTED' }], pageInfo: { hasNextPage: false } });
    expect((await page('operator', 100)).nodes).toHaveLength(4);
  });
});
