import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T12:00:00Z');
});
afterAll(() => world?.close());

const LANE =
  'id mode greatCircleKilometres routeKilometres hours { least most } usualHours { least most } overridden source from { code } to { code } overrides { hours { least most } routeKilometres reason since until resetReason }';
const LANES = `query Q($from: String, $to: String, $mode: LaneMode, $first: Int, $after: String) { lanes(from: $from, to: $to, mode: $mode, first: $first, after: $after) { nodes { ${LANE} } pageInfo { hasNextPage endCursor } } }`;
// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
const lane = async (from: string, to: string, mode: string, who: CastName = 'supervisor'): Promise<any> =>
  (await world.ask(who, LANES, { from, to, mode })).data.lanes.nodes[0];
const override = (laneId: string, more: Record<string, unknown> = {}, who: CastName = 'supervisor') =>
  world.act(
    who,
    'overrideLane',
    { laneId, hoursLeast: 24, hoursMost: 30, reason: 'Two drivers.', ...more },
    `... on Lane { ${LANE} }`,
  );
const reset = (laneId: string, who: CastName = 'supervisor') =>
  world.act(who, 'resetLane', { laneId, reason: 'The border is open again.' }, `... on Lane { ${LANE} }`);

describe('lanes', () => {
  it('tell the hours between two places, where they come from, and when nobody knows', async () => {
    expect(await lane('LGG', 'FCO', 'ROAD')).toMatchObject({
      greatCircleKilometres: expect.any(Number),
      routeKilometres: 1_450,
      hours: { least: 21, most: 44 },
      usualHours: { least: 21, most: 44 },
      overridden: false,
      overrides: [],
      source: expect.stringContaining('561/2006'),
    });
    expect(await lane('YIW', 'LGG', 'RAIL')).toMatchObject({ hours: { least: 360, most: 480 } });
    expect(await lane('LGG', 'WAW', 'RAIL')).toMatchObject({ hours: null, usualHours: null });
    expect(await lane('LGG', 'LCA', 'ROAD')).toBeUndefined();
  });

  it('are read page by page by everybody who is signed in', async () => {
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await world.ask('donor', LANES, { from: 'LGG', first: 20, after });
      // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
      found.push(...data.lanes.nodes.map(({ to, mode }: any) => `${to.code} ${mode}`));
      after = data.lanes.pageInfo.endCursor;
      more = data.lanes.pageInfo.hasNextPage;
    }
    expect(new Set(found).size).toBe(found.length);
    expect([...found].sort()).toEqual(found);
    expect(found.length).toBeGreaterThan(60);
    for (const variables of [{ from: '' }, { to: 'x\u0000' }, { after: 'x' }])
      expect((await world.ask('donor', LANES, variables)).errors[0].extensions.code).toBe('INVALID_INPUT');
  });
});

describe("a hub's own hours of a lane", () => {
  it('hold for that hub only, with a history, until the usual ones are taken again', async () => {
    const { id } = await lane('HGH', 'LGG', 'AIR');
    expect(await override(id)).toMatchObject({
      hours: { least: 24, most: 30 },
      usualHours: { least: 24, most: 72 },
      overridden: true,
    });
    await world.setClock('2020-03-14T12:00:00Z');
    await override(id, {
      hoursLeast: 40,
      hoursMost: 50,
      routeKilometres: 9_500,
      reason: 'By way of Almaty.',
    });
    const own = { hours: { least: 40, most: 50 }, routeKilometres: 9_500, overridden: true };
    for (const who of ['operator', 'supervisor'] as const)
      expect(await lane('HGH', 'LGG', 'AIR', who)).toMatchObject(own);
    const usual = { hours: { least: 24, most: 72 }, routeKilometres: null, overridden: false, overrides: [] };
    for (const who of ['dubaiOperator', 'donor', 'agency', 'carrier'] as const)
      expect(await lane('HGH', 'LGG', 'AIR', who)).toMatchObject(usual);
    await world.setClock('2020-03-15T12:00:00Z');
    expect(await reset(id)).toMatchObject({
      hours: usual.hours,
      overridden: false,
      overrides: [
        {
          hours: own.hours,
          reason: 'By way of Almaty.',
          since: '2020-03-14T12:00:00.000Z',
          until: '2020-03-15T12:00:00.000Z',
          resetReason: 'The border is open again.',
        },
        { hours: { least: 24, most: 30 }, until: '2020-03-14T12:00:00.000Z', resetReason: null },
      ],
    });
    expect(await reset(id)).toMatchObject({ code: 'LANE_NOT_OVERRIDDEN', field: 'laneId' });
  });

  it('may fill in what no source gives, and two hubs do not disturb one another', async () => {
    const { id } = await lane('LGG', 'DXB', 'AIR');
    await override(id);
    expect(await override(id, { hoursMost: 99 }, 'dubaiOperator')).toMatchObject({ hours: { most: 99 } });
    await reset(id);
    expect(await lane('LGG', 'DXB', 'AIR', 'dubaiOperator')).toMatchObject({ hours: { most: 99 } });
    const { id: train } = await lane('LGG', 'WAW', 'RAIL');
    expect(await override(train)).toMatchObject({ hours: { least: 24, most: 30 }, usualHours: null });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no hours', { hoursLeast: 0 }, 'INVALID_INPUT', 'hoursLeast'],
    ['negative hours', { hoursMost: -1 }, 'INVALID_INPUT', 'hoursMost'],
    ['a range upside down', { hoursLeast: 31 }, 'INVALID_INPUT', 'hoursMost'],
    ['more than a year', { hoursMost: 9_000 }, 'INVALID_INPUT', 'hoursMost'],
    ['a way of nothing', { routeKilometres: 0 }, 'INVALID_INPUT', 'routeKilometres'],
    ['no reason', { reason: '' }, 'INVALID_INPUT', 'reason'],
    ['a lane that is none', { laneId: newId() }, 'NOT_FOUND', 'laneId'],
    ['nonsense', { laneId: 'nonsense' }, 'INVALID_INPUT', 'laneId'],
  ])('are not %s', async (_, more, code, field) => {
    const { id } = await lane('LGG', 'FCO', 'ROAD');
    expect(await override(id, more)).toMatchObject({ code, field });
  });

  it("are a supervisor's to enter, once for each key, and two at once leave one that holds", async () => {
    const { id } = await lane('LGG', 'MAD', 'ROAD');
    for (const who of ['operator', 'administrator', 'donor', 'agency', 'carrier'] as const)
      expect(await override(id, {}, who)).toMatchObject({ code: 'FORBIDDEN' });
    const idempotencyKey = newId();
    await Promise.all([1, 2].map(() => override(id, { idempotencyKey })));
    expect((await lane('LGG', 'MAD', 'ROAD')).overrides).toHaveLength(1);
    await Promise.all([40, 50, 60].map((hoursMost) => override(id, { hoursMost })));
    const { overrides } = await lane('LGG', 'MAD', 'ROAD');
    expect(overrides).toHaveLength(4);
    expect(overrides.filter(({ until }: { until: string | null }) => until === null)).toHaveLength(1);
  });
});

describe('what goods need at a border', () => {
  const ASK =
    'query Q($country: String!, $on: CalendarDate!, $hub: String) { customsRegime(country: $country, on: $on, hub: $hub) { hub country on rule { regime since until verified source } why } }';
  const ask = (country: string, on: string, hub?: string) => world.ask(null, ASK, { country, on, hub });

  it('is the rule of the day', async () => {
    expect((await ask('GB', '2020-12-31')).data.customsRegime).toMatchObject({
      hub: 'LGG',
      rule: { regime: 'UNION', until: '2020-12-31', verified: true },
      why: null,
    });
    expect((await ask('GB', '2021-01-01')).data.customsRegime.rule).toMatchObject({
      regime: 'COMMON_TRANSIT',
      verified: false,
    });
    expect((await ask('UA', '2022-10-01')).data.customsRegime.rule.regime).toBe('COMMON_TRANSIT');
  });

  it('is said to be unknown where no rule covers the day, the country or the hub', async () => {
    for (const [country, on, hub, words] of [
      ['FR', '2019-06-01', 'LGG', '2020-01-01 on'],
      ['ME', '2025-03-01', 'LGG', '2020-01-01 to 2024-12-31'],
      ['AD', '2020-03-13', 'LGG', 'no rules for AD'],
      ['FR', '2020-03-13', 'DXB', 'Dubai is not known to be in it'],
    ] as const)
      expect((await ask(country, on, hub)).data.customsRegime).toMatchObject({
        rule: null,
        why: expect.stringContaining(words),
      });
  });

  it.each([
    ['it', '2020-03-13', 'LGG', 'INVALID_INPUT'],
    ['IT\u0000', '2020-03-13', 'LGG', 'INVALID_INPUT'],
    ['IT', '2020-02-30', 'LGG', 'INVALID_INPUT'],
    ['IT', '2020-03-13', 'PVG', 'NOT_FOUND'],
    ['IT', '2020-03-13', 'x\u0000', 'NOT_FOUND'],
  ])('is not told for %s on %s from %s: %s', async (country, on, hub, code) => {
    expect((await ask(country, on, hub)).errors[0].extensions.code).toBe(code);
  });

  it('is crossed at a gateway, a neighbour’s for the smallest countries', async () => {
    const query =
      'query Q($country: String!) { gateways(country: $country) { country inNeighbour place { code country } } }';
    const gateways = async (country: string) => (await world.ask(null, query, { country })).data?.gateways;
    expect(await gateways('FR')).toEqual([
      { country: 'FR', inNeighbour: false, place: { code: 'CDG', country: 'FR' } },
    ]);
    const ways =
      'query Q($country: String!) { gateways(country: $country) { lanes { mode routeKilometres hours { most } from { code } } } }';
    const lanesTo = async (who: CastName | null, country: string) =>
      (await world.ask(who, ways, { country })).data.gateways[0].lanes;
    for (const who of [null, 'operator', 'agency'] as const)
      expect(await lanesTo(who, 'FR')).toEqual([
        { mode: 'RAIL', routeKilometres: null, hours: null, from: { code: 'LGG' } },
        { mode: 'ROAD', routeKilometres: 308, hours: { most: 5 }, from: { code: 'LGG' } },
      ]);
    expect(await lanesTo('dubaiOperator', 'FR')).toEqual([]);
    expect(await gateways('LI')).toMatchObject([{ inNeighbour: true, place: { code: 'ZRH' } }]);
    expect(await gateways('VA')).toMatchObject([{ inNeighbour: true, place: { code: 'FCO' } }]);
    expect(await gateways('US')).toEqual([]);
    expect(await gateways('us')).toBeUndefined();
  });
});
