import { Floor } from '../dispatches/floor.js';
import { flight, report, schedule } from '../transports/freight.js';
import { type CastName } from '../world/cast.js';
import { announcement, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
});
afterAll(() => world?.close());

const MADE =
  '... on Consignment { id reference units(first: 100) { nodes { id sscc contents { id announcedQuantity } } } }';
const QUANTITIES =
  'item { code } announced difference notReceived atHub onTheWay accepted refused missing returned lost';
const PATH = `
  totals { ${QUANTITIES} }
  destinations { recipient { institution country } pallets palletsDeparted palletsDelivered quantities { ${QUANTITIES} } }
  pallets(first: 100) { nodes {
    sscc status onHold happened { step at } expected { step estimatedAt } destination { institution country }
    lines { item { code } lot announced counted damaged accepted refused }
  } }`;
const BY_REFERENCE = `query Q($reference: String!, $donor: String) { consignmentPath(reference: $reference, donor: $donor) { ${PATH} } }`;

const announce = (more: Record<string, unknown>, who: CastName = 'donor') =>
  world.act(who, 'announceConsignment', announcement(more), MADE);
async function pathOf(reference: string, who: CastName = 'donor', donor?: string) {
  const { data, errors } = await world.ask(who, BY_REFERENCE, { reference, donor });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.consignmentPath;
}
// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
const stepsOf = (one: any) =>
  one.happened.map(({ step, at }: { step: string; at: string }) => `${step} ${at.slice(8, 16)}`);
const receive = (one: { sscc: string; contents: { id: string; announcedQuantity: number }[] }, short = 0) =>
  world.act(
    'operator',
    'receivePallet',
    {
      sscc: one.sscc,
      counts: one.contents.map(({ id, announcedQuantity }) => ({
        contentLineId: id,
        counted: announcedQuantity - short,
      })),
    },
    '... on LogisticUnit { status }',
  );

describe("a donor's path", () => {
  it('is told through every split to the door of each recipient, and what is expected stands apart', async () => {
    await world.setClock('2020-03-13T05:00:00Z');
    const plane = await schedule(world, flight({ cutOffAt: '2020-03-13T05:30:00Z' }));
    const made = await announce({
      reference: 'SPLIT',
      transportIds: [plane.id],
      units: Array.from({ length: 5 }, () => pallet()),
    });
    const pallets = made.units.nodes;
    const announced = await pathOf('SPLIT');
    expect(announced.totals).toEqual([
      expect.objectContaining({
        item: { code: 'MASK_FFP2' },
        announced: 50_000,
        notReceived: 50_000,
        atHub: 0,
      }),
    ]);
    expect(announced.destinations).toEqual([]);
    expect(announced.pallets.nodes[0]).toMatchObject({
      status: 'EXPECTED',
      destination: null,
      expected: { step: 'RECEIVED', estimatedAt: '2020-03-13T20:00:00.000Z' },
    });
    expect(stepsOf(announced.pallets.nodes[0])).toEqual(['ANNOUNCED 13T05:00']);

    await world.setClock('2020-03-13T07:00:00Z');
    await report(world, plane.id, {
      report: 'LEFT',
      occurredAt: '2020-03-13T06:30:00Z',
      estimatedArrivalAt: '2020-03-13T21:15:00Z',
    });
    expect((await pathOf('SPLIT')).pallets.nodes[0].expected).toEqual({
      step: 'RECEIVED',
      estimatedAt: '2020-03-13T21:15:00.000Z',
    });

    await world.setClock('2020-03-13T21:30:00Z');
    await report(world, plane.id, { report: 'ARRIVED', occurredAt: '2020-03-13T21:00:00Z' });
    await receive(pallets[0]);
    await receive(pallets[1]);
    await receive(pallets[2]);
    await receive(pallets[3]);
    await receive(pallets[4], 250);
    const here = await pathOf('SPLIT');
    expect(here.totals).toEqual([
      expect.objectContaining({ announced: 50_000, difference: -250, notReceived: 0, atHub: 49_750 }),
    ]);
    expect(here.pallets.nodes[4]).toMatchObject({
      onHold: true,
      expected: null,
      lines: [{ announced: 10_000, counted: 9_750, accepted: null }],
    });
    expect(stepsOf(here.pallets.nodes[4])).toEqual(['ANNOUNCED 13T05:00', 'RECEIVED 13T21:30']);
    expect(here.pallets.nodes[0]).toMatchObject({ onHold: false, expected: null });

    const toRome = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    const toBrussels = await floor.truck('BRU', { leaves: 10, arrives: 13 });
    const rome = await floor.draft(pallets.slice(0, 3), 'ROME');
    const brussels = await floor.draft([pallets[3]], 'BRU', { agency: 'SCIENSANO' });
    await floor.plan(rome.id);
    await floor.plan(brussels.id);
    const planned = await pathOf('SPLIT');
    expect(planned.destinations).toMatchObject([
      {
        recipient: { institution: 'Italian Red Cross', country: 'IT' },
        pallets: 3,
        palletsDeparted: 0,
        palletsDelivered: 0,
      },
      { recipient: { institution: 'Sciensano', country: 'BE' }, pallets: 1, palletsDeparted: 0 },
    ]);
    expect(planned.pallets.nodes[0].expected).toEqual({
      step: 'ARRIVED',
      estimatedAt: '2020-03-15T05:00:00.000Z',
    });

    // One of the three stays behind: the truck to Rome leaves with two.
    await floor.clock(9);
    await floor.load(rome.id, pallets[0]);
    await floor.load(rome.id, pallets[1]);
    await floor.load(brussels.id, pallets[3]);
    await floor.clock(10.5);
    await floor.report(toRome.id, 'LEFT', 10);
    await floor.report(toBrussels.id, 'LEFT', 10.25);
    const gone = await pathOf('SPLIT');
    expect(gone.totals).toEqual([expect.objectContaining({ atHub: 19_750, onTheWay: 30_000 })]);
    expect(gone.destinations).toMatchObject([
      { pallets: 2, palletsDeparted: 2 },
      { pallets: 1, palletsDeparted: 1 },
    ]);
    expect(gone.pallets.nodes[2]).toMatchObject({ status: 'AVAILABLE', destination: null, expected: null });
    expect(stepsOf(gone.pallets.nodes[2])).toEqual([
      'ANNOUNCED 13T05:00',
      'RECEIVED 13T21:30',
      'CHECKED 13T21:30',
    ]);
    expect(stepsOf(gone.pallets.nodes[0]).slice(2)).toEqual([
      'CHECKED 13T21:30',
      'ON_DISPATCH 13T21:30',
      'DEPARTED 14T06:00',
    ]);

    await floor.clock(34);
    await floor.report(toRome.id, 'ARRIVED', 33);
    const [first, second] = pallets;
    const lines = [
      {
        contentLineId: first.contents[0].id,
        acceptedQuantity: 9_900,
        refusedQuantity: 60,
        reason: 'DAMAGED',
      },
      { contentLineId: second.contents[0].id, acceptedQuantity: 10_000, refusedQuantity: 0 },
    ];
    await floor.confirm(rome.id, { lines });
    const delivered = await pathOf('SPLIT');
    expect(delivered.totals).toEqual([
      {
        item: { code: 'MASK_FFP2' },
        announced: 50_000,
        difference: -250,
        notReceived: 0,
        atHub: 19_750,
        onTheWay: 10_000,
        accepted: 19_900,
        refused: 60,
        missing: 40,
        returned: 0,
        lost: 0,
      },
    ]);
    expect(delivered.destinations[0]).toMatchObject({
      pallets: 2,
      palletsDelivered: 2,
      quantities: [{ accepted: 19_900, refused: 60, missing: 40 }],
    });
    expect(delivered.pallets.nodes[0]).toMatchObject({
      status: 'DELIVERED',
      expected: null,
      destination: { institution: 'Italian Red Cross', country: 'IT' },
      lines: [{ lot: 'LOT7A', announced: 10_000, counted: 10_000, accepted: 9_900, refused: 60 }],
    });
    expect(stepsOf(delivered.pallets.nodes[0]).slice(-2)).toEqual(['ARRIVED 15T05:00', 'DELIVERED 15T06:00']);
    expect(delivered.destinations[1]).toMatchObject({
      palletsDelivered: 0,
      quantities: [{ onTheWay: 10_000 }],
    });
    expect(await pathOf('SPLIT', 'operator', 'JACK-MA')).toEqual(delivered);
  });

  it('is there for its donor and its hub only, and null for all else', async () => {
    const { reference } = await announce({});
    expect(await pathOf(reference)).not.toBeNull();
    expect(await pathOf(reference, 'supervisor')).not.toBeNull();
    for (const who of ['otherDonor', 'dubaiOperator'] as const)
      expect(await pathOf(reference, who)).toBeNull();
    for (const text of ['', 'none', 'x\u0000', "' OR 1=1"]) expect(await pathOf(text)).toBeNull();
    for (const who of ['agency', 'carrier'] as const) {
      expect((await world.ask(who, BY_REFERENCE, { reference })).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is paged by pallet', async () => {
    const made = await announce({ units: Array.from({ length: 5 }, () => pallet()) });
    const query = `query Q($reference: String!, $after: String) { consignmentPath(reference: $reference) {
      pallets(first: 2, after: $after) { nodes { sscc } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await world.ask('donor', query, { reference: made.reference, after });
      const { nodes, pageInfo } = data.consignmentPath.pallets;
      seen.push(...nodes.map(({ sscc }: { sscc: string }) => sscc));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(made.units.nodes.map(({ sscc }: { sscc: string }) => sscc));
    const { errors } = await world.ask('donor', query, { reference: made.reference, after: 'nonsense' });
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'after' });
  });
});

describe("a pallet that holds two donors' goods", () => {
  it('shows each of them its own goods on it, and nothing of the other', async () => {
    await world.setClock('2020-03-13T21:00:00Z');
    const mine = await announce({
      reference: 'MINE',
      units: [pallet({ contents: [{ item: 'MASK_FFP2', lot: 'MYLOT', quantity: 700 }] })],
    });
    const theirs = await announce(
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

    const [my, their] = [await pathOf('MINE'), await pathOf('THEIRS', 'otherDonor')];
    expect(my.pallets.nodes).toMatchObject([{ sscc: mixed.sscc, lines: [{ lot: 'MYLOT' }] }]);
    expect(my.pallets.nodes[0].lines).toHaveLength(1);
    const onMixed = their.pallets.nodes.find(({ sscc }: { sscc: string }) => sscc === mixed.sscc);
    expect(onMixed.lines).toMatchObject([{ item: { code: 'GLOVE_NITRILE' }, lot: 'FOUND' }]);
    expect(onMixed.lines).toHaveLength(1);
    expect(JSON.stringify(my)).not.toMatch(/FOUND|GLOVE|THEIR|GOGGLES|Alibaba/);
    expect(JSON.stringify(their)).not.toMatch(/MYLOT|FFP2|MINE|Jack/);
    expect((await pathOf('MINE', 'operator', 'JACK-MA')).pallets.nodes[0].lines).toHaveLength(1);

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
    const made = await announce({ units: [pallet(), pallet()] });
    await receive(made.units.nodes[0]);
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
});
