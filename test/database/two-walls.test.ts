import { Floor } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
afterAll(() => world?.close());

const UNIT = 'query Q($id: Sscc!) { unit(sscc: $id) { sscc status contents { lot } } }';
const CONSIGNMENT =
  'query Q($id: ID!) { consignment(id: $id) { id unitsAnnounced units { nodes { sscc } } transports { number } events(first: 50) { nodes { code } } } }';
const DISPATCH =
  'query Q($id: ID!) { dispatch(id: $id) { id reference legs { transport { number } } units { nodes { sscc contents { lot } } } } }';
const TRANSPORT = 'query Q($id: ID!) { transport(id: $id) { id number status stops { ordinal } } }';
const LISTS: readonly (readonly [string, string])[] = [
  ['consignments', 'query { consignments(first: 100) { nodes { id } } }'],
  ['dispatches', 'query { dispatches(first: 100) { nodes { id } } }'],
  ['transports', 'query { transports(first: 100, direction: OUTBOUND) { nodes { id } } }'],
  ['expectedPallets', 'query { expectedPallets(first: 100) { nodes { sscc } } }'],
];

interface Subjects {
  readonly sscc: string;
  readonly consignment: string;
  readonly dispatch: string;
  readonly transport: string;
}

/** Two pallets of a donor, on a dispatch to an agency that is planned on a carrier's truck. */
async function subjects(): Promise<Subjects> {
  await floor.clock(0);
  const pallets = await floor.stock(2);
  const { id: transport } = await floor.truck('ROME');
  const { id: dispatch } = await floor.draft(pallets, 'ROME');
  await floor.plan(dispatch);
  const { data } = await world.ask('donor', 'query { consignments(first: 1) { nodes { id } } }');
  return { sscc: pallets[0]?.sscc ?? '', consignment: data.consignments.nodes[0].id, dispatch, transport };
}

const WAYS: readonly (readonly [string, <R>(work: () => Promise<R>) => Promise<R>])[] = [
  ['both walls', (work) => work()],
  ['only the policies', (work) => world.withoutFirstWall(work)],
  ["only the application's filters", (work) => world.withoutSecondWall(work)],
];

const ask = async (who: CastName, query: string, id: string) => {
  const { data, errors } = await world.ask(who, query, { id });
  return errors[0]?.extensions.code ?? Object.values(data)[0];
};

describe('either wall alone', () => {
  let made: Subjects;
  beforeAll(async () => {
    made = await subjects();
  });

  it.each(WAYS)('with %s strangers see nothing', async (_, without) => {
    await without(async () => {
      for (const who of ['otherDonor', 'dubaiOperator'] as const) {
        expect([who, await ask(who, CONSIGNMENT, made.consignment)]).toEqual([who, null]);
        expect([who, await ask(who, UNIT, made.sscc)]).toEqual([who, null]);
      }
      for (const who of ['otherAgency', 'otherCarrier', 'dubaiOperator'] as const)
        expect([who, await ask(who, DISPATCH, made.dispatch)]).toEqual([who, null]);
      for (const who of ['otherCarrier', 'dubaiOperator'] as const)
        expect([who, await ask(who, TRANSPORT, made.transport)]).toEqual([who, null]);
    });
  });

  it.each(WAYS)('with %s lists hold nothing of others', async (_, without) => {
    await without(async () => {
      for (const who of ['otherDonor', 'otherAgency', 'otherCarrier', 'dubaiOperator'] as const)
        for (const [list, query] of LISTS) {
          const { data, errors } = await world.ask(who, query);
          if (errors.length > 0) expect(errors[0].extensions.code).toBe('FORBIDDEN');
          else expect([who, list, data[list].nodes]).toEqual([who, list, []]);
        }
    });
  });

  it('is what keeps strangers out: with neither they see it all', async () => {
    const look = async () => [
      await ask('otherDonor', CONSIGNMENT, made.consignment),
      await ask('otherAgency', DISPATCH, made.dispatch),
      await ask('otherCarrier', TRANSPORT, made.transport),
    ];
    const seen = await world.withoutSecondWall(() => world.withoutFirstWall(look));
    expect(seen).toMatchObject([{ id: made.consignment }, { id: made.dispatch }, { id: made.transport }]);
  });

  it('those whom it concerns see the same with both and with either', async () => {
    const look = async () => ({
      hub: [
        await ask('operator', CONSIGNMENT, made.consignment),
        await ask('operator', DISPATCH, made.dispatch),
      ],
      donor: [await ask('donor', CONSIGNMENT, made.consignment), await ask('donor', UNIT, made.sscc)],
      agency: await ask('agency', DISPATCH, made.dispatch),
      carrier: [
        await ask('carrier', DISPATCH, made.dispatch),
        await ask('carrier', TRANSPORT, made.transport),
      ],
    });
    const both = await look();
    expect(JSON.stringify(both)).not.toMatch(/null|FORBIDDEN/);
    expect(await world.withoutSecondWall(look)).toEqual(both);
    // What is on pallets is kept from a carrier by both walls.
    expect(await world.withoutFirstWall(look)).toEqual(both);
  });
});
