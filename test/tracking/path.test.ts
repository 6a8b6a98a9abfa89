import { Floor } from '../dispatches/floor.js';
import { flight, report, schedule } from '../transports/freight.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { BY_REFERENCE, DonorView } from './donor-view.js';

let world: World;
let donors: DonorView;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  donors = new DonorView(world);
  floor = new Floor(world);
});
afterAll(() => world?.close());

// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
const stepsOf = (one: any): string[] =>
  one.happened.map(({ step, at }: { step: string; at: string }) => `${step} ${at.slice(8, 16)}`);

describe("a donor's path", () => {
  it('is told through every split to the door of each recipient, and what is expected stands apart', async () => {
    await world.setClock('2020-03-13T05:00:00Z');
    const plane = await schedule(world, flight({ cutOffAt: '2020-03-13T05:30:00Z' }));
    const made = await donors.announce({
      reference: 'SPLIT',
      transportIds: [plane.id],
      units: Array.from({ length: 5 }, () => pallet()),
    });
    const pallets = made.units.nodes;
    const announced = await donors.pathOf('SPLIT');
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
    expect((await donors.pathOf('SPLIT')).pallets.nodes[0].expected).toEqual({
      step: 'RECEIVED',
      estimatedAt: '2020-03-13T21:15:00.000Z',
    });

    await world.setClock('2020-03-13T21:30:00Z');
    await report(world, plane.id, { report: 'ARRIVED', occurredAt: '2020-03-13T21:00:00Z' });
    await donors.receive(pallets[0]);
    await donors.receive(pallets[1]);
    await donors.receive(pallets[2]);
    await donors.receive(pallets[3]);
    await donors.receive(pallets[4], 250);
    const here = await donors.pathOf('SPLIT');
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
    const planned = await donors.pathOf('SPLIT');
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
    const gone = await donors.pathOf('SPLIT');
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
    const delivered = await donors.pathOf('SPLIT');
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
    expect(await donors.pathOf('SPLIT', 'operator', 'JACK-MA')).toEqual(delivered);
  });

  it('is there for its donor and its hub only, and null for all else', async () => {
    const { reference } = await donors.announce({});
    expect(await donors.pathOf(reference)).not.toBeNull();
    expect(await donors.pathOf(reference, 'supervisor')).not.toBeNull();
    for (const who of ['otherDonor', 'dubaiOperator'] as const)
      expect(await donors.pathOf(reference, who)).toBeNull();
    for (const text of ['', 'none', 'x\u0000', "' OR 1=1"]) expect(await donors.pathOf(text)).toBeNull();
    for (const who of ['agency', 'carrier'] as const) {
      expect((await world.ask(who, BY_REFERENCE, { reference })).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is paged by pallet', async () => {
    const made = await donors.announce({ units: Array.from({ length: 5 }, () => pallet()) });
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
