import { Floor } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
  await floor.clock(0);
});
afterAll(() => world?.close());

const INCOMING = `query Q($first: Int, $after: String, $days: Int) {
  incomingDispatches(first: $first, after: $after, arrivingWithinDays: $days) {
    nodes { reference status estimatedArrivalAt units { nodes { sscc contents { lot announcedQuantity item { code } } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function incoming(who: CastName = 'agency', variables: Record<string, unknown> = {}) {
  const { data, errors } = await world.ask(who, INCOMING, variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.incomingDispatches;
}
const referencesOf = async (who: CastName = 'agency', variables: Record<string, unknown> = {}) =>
  (await incoming(who, variables)).nodes.map(({ reference }: { reference: string }) => reference);

describe('incomingDispatches', () => {
  it('tells an agency what is coming and when, the next one first, until it confirms it', async () => {
    const soon = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    await floor.truck('MAD', { leaves: 10, arrives: 24 * 9 });
    const [one, two, three, other] = [
      await floor.stock(1),
      await floor.stock(1),
      await floor.stock(1),
      await floor.stock(1),
    ];
    const far = await floor.draft(two, 'MAD', { reference: 'FAR' });
    const near = await floor.draft(one, 'ROME', { reference: 'NEAR' });
    await floor.draft(three, 'ROME', { reference: 'DRAFT' });
    const others = await floor.draft(other, 'ROME', { reference: 'OTHERS', agency: 'SCIENSANO' });
    for (const { id } of [far, near, others]) await floor.plan(id);

    expect(await referencesOf()).toEqual(['NEAR', 'FAR']);
    expect(await referencesOf('otherAgency')).toEqual(['OTHERS']);
    const [first] = (await incoming()).nodes;
    expect(first).toMatchObject({
      status: 'PLANNED',
      estimatedArrivalAt: '2020-03-15T05:00:00.000Z',
      units: {
        nodes: [
          {
            sscc: one[0]?.sscc,
            contents: [{ lot: 'LOT7A', announcedQuantity: 10_000, item: { code: 'MASK_FFP2' } }],
          },
        ],
      },
    });
    expect(await referencesOf('agency', { days: 7 })).toEqual(['NEAR']);
    expect(await referencesOf('agency', { days: 1 })).toEqual([]);
    expect(await referencesOf('agency', { days: 365 })).toEqual(['NEAR', 'FAR']);

    await floor.clock(8);
    await floor.load(near.id, one[0] ?? { sscc: '' });
    await floor.clock(10.5);
    await floor.report(soon.id, 'LEFT', 10, { estimatedArrivalAt: '2020-03-15T09:00:00Z' });
    expect((await incoming()).nodes[0]).toMatchObject({
      status: 'DEPARTED',
      estimatedArrivalAt: '2020-03-15T09:00:00.000Z',
    });
    await floor.clock(40);
    expect(await referencesOf('agency', { days: 0 })).toEqual(['NEAR']);
    await floor.report(soon.id, 'ARRIVED', 38);
    expect((await incoming()).nodes[0]).toMatchObject({
      reference: 'NEAR',
      status: 'ARRIVED',
      estimatedArrivalAt: null,
    });
    await floor.confirm(near.id, { everythingAccepted: true });
    expect(await referencesOf()).toEqual(['FAR']);
  });

  it('is paged', async () => {
    await floor.clock(50);
    await floor.truck('FCO', { leaves: 60, arrives: 70 });
    for (const reference of ['P1', 'P2']) {
      const { id } = await floor.draft(await floor.stock(1), 'FCO', { reference });
      await floor.plan(id);
    }
    const all = await referencesOf();
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo } = await incoming('agency', { first: 1, after });
      seen.push(...nodes.map(({ reference }: { reference: string }) => reference));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(all).toEqual(['P1', 'P2', 'FAR']);
    expect(seen).toEqual(all);
  });

  it('names no donor: what its types show has none', async () => {
    const { data } = await world.ask('agency', '{ consignments(first: 1) { nodes { id } } }');
    expect(data?.consignments ?? null).toBeNull();
    const types = await world.ask(
      'agency',
      '{ line: __type(name: "ContentLine") { fields { name } } unit: __type(name: "LogisticUnit") { fields { name } } }',
    );
    const names = [...types.data.line.fields, ...types.data.unit.fields].map(
      ({ name }: { name: string }) => name,
    );
    expect(names).not.toEqual(expect.arrayContaining([expect.stringMatching(/donor|consignment/i)]));
  });

  it.each([
    [{ days: -1 }, 'arrivingWithinDays'],
    [{ days: 366 }, 'arrivingWithinDays'],
    [{ first: 0 }, 'first'],
    [{ after: 'nonsense' }, 'after'],
  ])('refuses %j', async (variables, field) => {
    const { errors } = await world.ask('agency', INCOMING, variables);
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it.each(['operator', 'donor', 'carrier'] as const)('is not for %s', async (who) => {
    expect((await world.ask(who, INCOMING)).errors[0].extensions.code).toBe('FORBIDDEN');
  });
});
