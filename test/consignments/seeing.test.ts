import { newId } from '../../src/platform/ids/ids.js';
import { flight, schedule } from '../transports/freight.js';
import type { CastName } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

const FIELDS =
  'id reference purpose status attention announcedAt cancelledAt unitsAnnounced unitsReceived hub { code } donor { code name } recipients { code } transports { number status capacity { pallets } }';
const CONSIGNMENT = `... on Consignment { ${FIELDS} units { nodes { sscc } } }`;
const ONE = `query Q($id: ID!) { consignment(id: $id) { ${FIELDS} events(first: 100) { nodes { code } } } }`;
const BY_REFERENCE =
  'query Q($reference: String!, $donor: String) { consignmentByReference(reference: $reference, donor: $donor) { id donor { code } } }';

const announce = (more: Record<string, unknown> = {}, pallets = 2, who: CastName = 'donor') =>
  world.act(who, 'announceConsignment', announcement(more, pallets), CONSIGNMENT);
const see = async (id: string, who: CastName = 'operator') =>
  (await world.ask(who, ONE, { id })).data.consignment;

describe('who sees a consignment', () => {
  it('its donor and its hub; for all others it is not there', async () => {
    const made = await announce();
    for (const who of ['donor', 'operator', 'supervisor'] as const)
      expect(await see(made.id, who)).toMatchObject({ id: made.id });
    for (const who of ['otherDonor', 'dubaiOperator'] as const) expect(await see(made.id, who)).toBeNull();
    for (const who of ['agency', 'carrier'] as const) {
      expect((await world.ask(who, ONE, { id: made.id })).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each(['nonsense', "' OR 1=1 --", 'x\u0000', '00000000-0000-0000-0000-000000000000'])(
    '%j is none',
    async (id) => {
      expect(await world.ask('donor', ONE, { id })).toMatchObject({
        data: { consignment: null },
        errors: [],
      });
    },
  );

  it('is told page by page, the newest first, and nobody is told of what belongs to others', async () => {
    const mine = [];
    for (let index = 0; index < 3; index += 1) mine.unshift((await announce({}, 1, 'otherDonor')).id);
    const all: string[] = [];
    const page =
      'query Q($after: String) { consignments(first: 2, after: $after) { nodes { id donor { code } } pageInfo { hasNextPage endCursor } } }';
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await world.ask('otherDonor', page, { after });
      const { consignments } = data;
      for (const node of consignments.nodes) expect(node.donor.code).toBe('ALIBABA');
      all.push(...consignments.nodes.map(({ id }: { id: string }) => id));
      after = consignments.pageInfo.endCursor;
      more = consignments.pageInfo.hasNextPage;
    }
    expect(all.slice(0, 3)).toEqual(mine);
    expect(new Set(all).size).toBe(all.length);
    expect((await world.ask('dubaiOperator', page)).data.consignments.nodes).toEqual([]);
  });
});

describe('consignmentByReference', () => {
  it('finds what two donors call alike, each its own; the hub names the donor', async () => {
    const reference = 'ITALY-1';
    const [one, other] = [await announce({ reference }), await announce({ reference }, 1, 'otherDonor')];
    const find = async (who: CastName, donor?: string) =>
      (await world.ask(who, BY_REFERENCE, { reference, donor })).data.consignmentByReference?.id ?? null;
    expect(await find('donor')).toBe(one.id);
    expect(await find('otherDonor')).toBe(other.id);
    expect(await find('donor', 'JACK-MA')).toBe(one.id);
    expect(await find('donor', 'ALIBABA')).toBeNull();
    expect(await find('operator', 'ALIBABA')).toBe(other.id);
    expect(await find('operator')).toBeNull();
    expect(await find('operator', 'NOBODY')).toBeNull();
    expect(await find('dubaiOperator', 'ALIBABA')).toBeNull();
  });

  it('needs no donor where there is one only, and takes any text', async () => {
    const made = await announce();
    expect(
      (await world.ask('operator', BY_REFERENCE, { reference: made.reference })).data.consignmentByReference
        .id,
    ).toBe(made.id);
    for (const reference of ['', 'x\u0000', "' OR 1=1", 'none']) {
      expect(await world.ask('donor', BY_REFERENCE, { reference })).toMatchObject({
        data: { consignmentByReference: null },
        errors: [],
      });
    }
  });

  it("refuses a donor's second consignment with one reference", async () => {
    const made = await announce();
    expect(await announce({ reference: made.reference })).toMatchObject({
      code: 'CONSIGNMENT_EXISTS',
      field: 'reference',
    });
  });
});

describe('what a consignment is announced with', () => {
  it.each<[string, () => Promise<Record<string, unknown>>, string, string]>([
    ['a transport that is none', async () => ({ transportIds: [newId()] }), 'NOT_FOUND', 'transportIds[0]'],
    [
      'an outbound transport',
      async () => ({
        transportIds: [
          (await schedule(world, flight({ direction: 'OUTBOUND', origin: 'LGG', destination: 'FCO' }))).id,
        ],
      }),
      'INVALID_INPUT',
      'transportIds[0]',
    ],
    [
      'a carrier as recipient',
      async () => ({ recipients: ['CRI', 'TRUCKS'] }),
      'INVALID_INPUT',
      'recipients[1]',
    ],
  ])('is not %s', async (_, moreOf, code, field) => {
    expect(await announce(await moreOf())).toMatchObject({ code, field });
  });
});
