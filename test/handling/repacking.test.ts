import { newId } from '../../src/platform/ids/ids.js';
import { Floor } from '../dispatches/floor.js';
import { DonorView } from '../tracking/donor-view.js';
import { nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { REBUILT, UNIT, Yard } from './yard.js';

let world: World;
let yard: Yard;
let floor: Floor;
let donors: DonorView;

beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
  floor = new Floor(world);
  donors = new DonorView(world);
  await floor.clock(0);
});
afterAll(() => world?.close());

const codesOf = (unit: { events: { code: string }[] }) => unit.events.map(({ code }) => code);

describe('splitPallet', () => {
  it('puts a part onto a new pallet that is as free as the old one, and weighs its share', async () => {
    const { pallets } = await yard.stock([['SPLIT-1', 10_000]]);
    const [whole] = pallets;
    const [line] = whole?.contents ?? [];
    const done = await yard.split(whole as never, [[line?.id ?? '', 4_000]]);
    expect(done.sources).toMatchObject([
      {
        sscc: whole?.sscc,
        status: 'AVAILABLE',
        contents: [{ announcedQuantity: 6_000, presentQuantity: 6_000 }],
      },
    ]);
    expect(done.pallets).toMatchObject([
      {
        status: 'AVAILABLE',
        attention: false,
        location: 'A-01',
        grossWeightKilograms: 80,
        contents: [
          { lot: 'SPLIT-1', announcedQuantity: 4_000, countedQuantity: 4_000, presentQuantity: 4_000 },
        ],
      },
    ]);
    expect(codesOf(done.pallets[0])).toEqual(['UNIT_BUILT', 'UNIT_CHECKED']);
    expect(codesOf(done.sources[0]).at(-1)).toBe('UNIT_SPLIT');
  });

  it('leaves a pallet of which all was taken REBUILT, and off the list of what is here', async () => {
    const { pallets } = await yard.stock([['SPLIT-2', 50]]);
    const [whole] = pallets;
    const done = await yard.split(whole as never, [[whole?.contents[0]?.id ?? '', 50]]);
    expect(done.sources).toMatchObject([{ status: 'REBUILT', contents: [{ presentQuantity: 0 }] }]);
    const { data } = await world.ask('operator', '{ presentPallets(first: 100) { nodes { sscc } } }');
    const here = data.presentPallets.nodes.map(({ sscc }: { sscc: string }) => sscc);
    expect(here).toContain(done.pallets[0].sscc);
    expect(here).not.toContain(whole?.sscc);
    expect(await yard.split(whole as never, [[whole?.contents[0]?.id ?? '', 1]])).toMatchObject({
      code: 'NOT_REBUILDABLE',
      field: 'units',
    });
  });

  it('takes open holds along', async () => {
    const made = await yard.announce([pallet()]);
    const [unit] = made.units.nodes;
    await yard.receive(unit, 10);
    const done = await yard.split(unit, [[unit.contents[0].id, 990]]);
    expect(done.pallets).toMatchObject([
      { status: 'RECEIVED', onHold: true, holds: [{ reason: 'COUNT_MISMATCH', closedAt: null }] },
    ]);
  });

  it('refuses more than there is, strangers, a number in use, and what is not free; nothing changes', async () => {
    const { pallets } = await yard.stock([
      ['SPLIT-3', 100],
      ['SPLIT-4', 100],
    ]);
    const [one, two] = pallets as [(typeof pallets)[0], (typeof pallets)[0]];
    const [line] = one.contents;
    const other = two.contents[0]?.id ?? '';
    const own = line?.id ?? '';
    const refusals = [
      [[[own, 101]], {}, 'MORE_THAN_THERE', 'lines[0].quantity'],
      [[[other, 1]], {}, 'MORE_THAN_THERE', 'lines[0].contentLineId'],
      [[[own, 0]], {}, 'INVALID_INPUT', 'lines[0].quantity'],
      [
        [
          [own, 1],
          [own, 1],
        ],
        {},
        'INVALID_INPUT',
        'lines',
      ],
      [[], {}, 'INVALID_INPUT', 'lines'],
      [[[own, 1]], { sscc: two.sscc }, 'SSCC_IN_USE', 'sscc'],
      [[[own, 1]], { sscc: '354123450000000015' }, 'INVALID_INPUT', 'sscc'],
      [[[own, 1]], { grossWeightKilograms: -1 }, 'INVALID_INPUT', 'grossWeightKilograms'],
      [[[own, 1]], { unitId: newId() }, 'NOT_FOUND', 'unitId'],
    ] as const;
    for (const [parts, more, code, field] of refusals)
      expect(await yard.split(one, parts as never, more)).toMatchObject({ code, field });
    const damaged = { lines: [{ contentLineId: own, quantity: 10, damaged: 1 }] };
    expect(await yard.split(one, [], damaged)).toMatchObject({
      code: 'MORE_THAN_THERE',
      field: 'lines[0].damaged',
    });
    for (const who of ['dubaiOperator'] as const)
      expect(await yard.split(one, [[own, 1]], {}, who)).toMatchObject({ code: 'NOT_FOUND' });
    for (const who of ['donor', 'agency', 'carrier'] as const)
      expect(await yard.split(one, [[own, 1]], {}, who)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await yard.see(one.sscc)).toMatchObject({
      status: 'AVAILABLE',
      contents: [{ presentQuantity: 100 }],
    });
    await floor.draft([{ ...one, contents: [] }], 'ROME');
    expect(await yard.split(one, [[own, 1]])).toMatchObject({ code: 'NOT_REBUILDABLE' });
  });

  it('gives one of two who take the same goods at once what is there, and the same key the same answer', async () => {
    const { pallets } = await yard.stock([['SPLIT-5', 100]]);
    const [one] = pallets;
    const [line] = one?.contents ?? [];
    const answers = await Promise.all([
      yard.split(one as never, [[line?.id ?? '', 60]]),
      yard.split(one as never, [[line?.id ?? '', 60]]),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'MORE_THAN_THERE',
      'RebuiltPallets',
    ]);
    const input = { idempotencyKey: newId(), sscc: nextSscc() };
    const first = await yard.split(one as never, [[line?.id ?? '', 10]], input);
    expect(await yard.split(one as never, [[line?.id ?? '', 10]], input)).toEqual(first);
    expect(await yard.see(one?.sscc ?? '')).toMatchObject({ contents: [{ presentQuantity: 30 }] });
  });
});

describe('mergePallets', () => {
  it("makes one of several, keeps each donor's goods its own, and shows each of them nothing else", async () => {
    const mine = await yard.stock(
      [
        ['MERGE', 300],
        ['MERGE', 200],
      ],
      'donor',
      { reference: 'MERGED-MINE' },
    );
    const theirs = await yard.stock([['THEIRS', 70]], 'otherDonor', { reference: 'MERGED-THEIRS' });
    const done = await yard.merge([...mine.pallets, ...theirs.pallets]);
    expect(done.sources.map(({ status }: { status: string }) => status)).toEqual([
      'REBUILT',
      'REBUILT',
      'REBUILT',
    ]);
    const [merged] = done.pallets;
    expect(merged.contents).toMatchObject([
      { lot: 'MERGE', presentQuantity: 500 },
      { lot: 'THEIRS', presentQuantity: 70 },
    ]);
    expect(merged.grossWeightKilograms).toBe(600);
    const [my, their] = [
      await donors.pathOf('MERGED-MINE'),
      await donors.pathOf('MERGED-THEIRS', 'otherDonor'),
    ];
    expect(my.totals).toMatchObject([{ announced: 500, difference: 0, atHub: 500 }]);
    expect(their.totals).toMatchObject([{ announced: 70, difference: 0, atHub: 70 }]);
    const last = my.pallets.nodes.at(-1);
    expect(last).toMatchObject({ sscc: merged.sscc, lines: [{ lot: 'MERGE', announced: 500 }] });
    expect(last.happened.map(({ step }: { step: string }) => step)).toEqual(['REPACKED', 'CHECKED']);
    expect(my.pallets.nodes[0].happened.at(-1).step).toBe('REPACKED');
    expect(JSON.stringify(my)).not.toMatch(/THEIRS/);
  });

  it('refuses pallets of another hub, one pallet, the same one twice, and two temperature ranges', async () => {
    const { pallets } = await yard.stock([['MERGE-2', 10]]);
    const [one] = pallets as [(typeof pallets)[0]];
    const dubai = await yard.announce([pallet()], { hub: 'DXB' });
    const [foreign] = dubai.units.nodes;
    await world.act('dubaiOperator', 'receivePallet', { sscc: foreign.sscc });
    expect(await yard.merge([one, foreign])).toMatchObject({ code: 'NOT_FOUND', field: 'units[1]' });
    expect(await yard.merge([one])).toMatchObject({ code: 'INVALID_INPUT', field: 'units' });
    expect(await yard.merge([one, one])).toMatchObject({ code: 'INVALID_INPUT', field: 'units' });
    const cold = await yard.announce([pallet({ temperatureClass: 'COL' })]);
    await yard.receive(cold.units.nodes[0]);
    expect(await yard.merge([one, cold.units.nodes[0]])).toMatchObject({
      code: 'TEMPERATURES_DIFFER',
      field: 'sscc',
    });
    const empty = await Promise.all(
      [nextSscc(), nextSscc()].map((sscc) =>
        world.act('operator', 'receivePallet', { sscc }, `... on LogisticUnit { ${UNIT} }`),
      ),
    );
    expect(await yard.merge(empty)).toMatchObject({ code: 'NOT_REBUILDABLE', field: 'units' });
  });
});

describe('repackPallets', () => {
  it("is followed to the door: a donor's goods are found in whatever pallets they left on", async () => {
    const mine = await yard.stock(
      [
        ['R1', 1_000],
        ['R2', 500],
      ],
      'donor',
      { reference: 'REPACKED' },
    );
    const theirs = await yard.stock([['R3', 800]], 'otherDonor', { reference: 'REPACKED-TOO' });
    const line = (at: number) => mine.pallets[at]?.contents[0]?.id ?? '';
    const input = {
      units: [...mine.pallets, ...theirs.pallets].map(({ id }) => id),
      pallets: [
        {
          sscc: nextSscc(),
          lines: [
            { contentLineId: line(0), quantity: 400 },
            { contentLineId: theirs.pallets[0]?.contents[0]?.id, quantity: 300 },
          ],
        },
        {
          sscc: nextSscc(),
          lines: [
            { contentLineId: line(0), quantity: 600 },
            { contentLineId: line(1), quantity: 100 },
          ],
        },
      ],
    };
    const done = await world.act('operator', 'repackPallets', input, REBUILT);
    expect(done.pallets.map(({ sscc }: { sscc: string }) => sscc)).toEqual(
      input.pallets.map(({ sscc }) => sscc),
    );
    expect(done.sources.map(({ status }: { status: string }) => status).sort()).toEqual([
      'AVAILABLE',
      'AVAILABLE',
      'REBUILT',
    ]);

    const [mixed, pure] = done.pallets;
    const truck = await floor.truck('ROME', { leaves: 10, arrives: 33 });
    const rome = await floor.draft([mixed], 'ROME');
    const brussels = await floor.draft([pure], 'BRU', { agency: 'SCIENSANO' });
    await floor.plan(rome.id);
    await floor.clock(9);
    await floor.load(rome.id, mixed);
    await floor.report(truck.id, 'LEFT', 10);
    await floor.clock(34);
    await floor.report(truck.id, 'ARRIVED', 33);
    const [own, other] = mixed.contents;
    await floor.confirm(rome.id, {
      lines: [
        { contentLineId: own.id, acceptedQuantity: 390, refusedQuantity: 10, reason: 'DAMAGED' },
        { contentLineId: other.id, acceptedQuantity: 300, refusedQuantity: 0 },
      ],
    });
    const path = await donors.pathOf('REPACKED');
    expect(path.totals).toMatchObject([
      { announced: 1_500, difference: 0, atHub: 1_100, accepted: 390, refused: 10 },
    ]);
    expect(path.destinations).toMatchObject([
      { recipient: { country: 'IT' }, palletsDelivered: 1, quantities: [{ accepted: 390, refused: 10 }] },
      { recipient: { country: 'BE' }, quantities: [{ atHub: 700 }] },
    ]);
    expect(JSON.stringify(path)).not.toMatch(/R3/);
    expect((await donors.pathOf('REPACKED-TOO', 'otherDonor')).totals).toMatchObject([
      { announced: 800, atHub: 500, accepted: 300 },
    ]);
    expect(brussels.status).toBe('DRAFT');
  });

  it('names the pallet and the line that do not fit', async () => {
    const { pallets } = await yard.stock([['R4', 10]]);
    const [one] = pallets as [(typeof pallets)[0]];
    const contentLineId = one.contents[0]?.id;
    const built = (quantity: number) => ({ sscc: nextSscc(), lines: [{ contentLineId, quantity }] });
    expect(
      await world.act(
        'operator',
        'repackPallets',
        { units: [one.id], pallets: [built(6), built(5)] },
        REBUILT,
      ),
    ).toMatchObject({ code: 'MORE_THAN_THERE', field: 'pallets[1].lines[0].quantity' });
    const twin = built(6);
    expect(
      await world.act(
        'operator',
        'repackPallets',
        { units: [one.id], pallets: [twin, { ...built(1), sscc: twin.sscc }] },
        REBUILT,
      ),
    ).toMatchObject({ code: 'SSCC_IN_USE', field: 'pallets[1].sscc' });
  });
});
