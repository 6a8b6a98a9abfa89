import { newId } from '../../src/platform/ids/ids.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T20:00:00Z');
});
afterAll(() => world.close());

const UNIT =
  '... on LogisticUnit { id sscc status onHold attention location receivedAt contents { id lot announcedQuantity countedQuantity item { code } } holds { id reason closedAt } events { code occurredAt } }';
const CONSIGNMENT =
  '... on Consignment { id reference status unitsAnnounced unitsReceived units { nodes { id sscc status contents { id lot } } } }';
const RECORDED =
  '... on RecordedScans { accepted duplicates conflicts rejected results { clientKey status code } }';

const announce = (more: Record<string, unknown> = {}, pallets = 1) =>
  world.act('donor', 'announceConsignment', announcement(more, pallets), CONSIGNMENT);
const scan = (sscc: string, more: Record<string, unknown> = {}) => ({
  clientKey: newId(),
  kind: 'RECEIVE',
  data: sscc,
  occurredAt: '2020-03-13T20:00:00Z',
  ...more,
});
const record = (scans: unknown[], key = newId()) =>
  world.act('operator', 'recordScans', { idempotencyKey: key, scans }, RECORDED);

describe('announcing', () => {
  it('shows a consignment with its pallets to its donor and the hub, and to nobody else', async () => {
    const made = await announce({}, 3);
    expect(made).toMatchObject({
      __typename: 'Consignment',
      status: 'ANNOUNCED',
      unitsAnnounced: 3,
      unitsReceived: 0,
    });
    expect(made.units.nodes).toHaveLength(3);
    const query = 'query Q($id: ID!) { consignment(id: $id) { reference units { nodes { status } } } }';
    for (const who of ['donor', 'operator'] as const) {
      expect((await world.ask(who, query, { id: made.id })).data.consignment.units.nodes).toHaveLength(3);
    }
    for (const who of ['otherDonor', 'dubaiOperator'] as const) {
      expect((await world.ask(who, query, { id: made.id })).data).toEqual({ consignment: null });
    }
  });

  it.each([
    [
      'a wrong check digit',
      { units: [pallet({ sscc: '354123450000000015' })] },
      'INVALID_INPUT',
      'units[0].sscc',
    ],
    [
      'an impossible date',
      { units: [pallet({ contents: [{ item: 'MASK_FFP2', expiry: '2020-02-30', quantity: 1 }] })] },
      'INVALID_INPUT',
      'units[0].contents[0].expiry',
    ],
    [
      'minus one carton',
      { units: [pallet({ contents: [{ item: 'MASK_FFP2', quantity: -1 }] })] },
      'INVALID_INPUT',
      'units[0].contents[0].quantity',
    ],
    [
      'an unknown item',
      { units: [pallet({ contents: [{ item: 'RESPIRATOR', quantity: 1 }] })] },
      'UNKNOWN_ITEM',
      'units[0].contents[0].item',
    ],
    ['an unknown hub', { hub: 'NOWHERE' }, 'UNKNOWN_HUB', 'hub'],
    ['an unknown recipient', { recipients: ['NOBODY'] }, 'NOT_FOUND', 'recipients[0]'],
    ['no units', { units: [] }, 'INVALID_INPUT', 'units'],
    ['a NUL character', { purpose: 'a\u0000b' }, 'INVALID_INPUT', 'purpose'],
  ])('refuses %s with code and field, and keeps nothing', async (_, more, code, field) => {
    const before = await world.ask('donor', '{ consignments(first: 100) { nodes { id } } }');
    expect(await announce(more)).toMatchObject({ __typename: 'Refusal', code, field });
    const after = await world.ask('donor', '{ consignments(first: 100) { nodes { id } } }');
    expect(after.data).toEqual(before.data);
  });

  it('refuses two pallets with one SSCC', async () => {
    const sscc = nextSscc();
    const made = await announce({ units: [pallet({ sscc }), pallet({ sscc })] });
    expect(made).toMatchObject({ code: 'SSCC_ANNOUNCED_TWICE', field: 'units[1].sscc' });
  });
});

describe('receivePallet', () => {
  it('receives an announced pallet once; the second time it says when and where, and keeps the sighting', async () => {
    const { units } = await announce();
    const { sscc } = units.nodes[0];
    const first = await world.act('operator', 'receivePallet', { sscc, location: 'DOCK-1' }, UNIT);
    expect(first).toMatchObject({
      status: 'RECEIVED',
      location: 'DOCK-1',
      receivedAt: '2020-03-13T20:00:00.000Z',
    });
    const second = await world.act('operator2', 'receivePallet', { sscc: `(00)${sscc}` }, UNIT);
    expect(second).toMatchObject({ __typename: 'Refusal', code: 'ALREADY_RECEIVED' });
    const { data } = await world.ask(
      'operator',
      'query Q($sscc: Sscc!) { unit(sscc: $sscc) { status events { code } } }',
      { sscc },
    );
    expect(data.unit.status).toBe('RECEIVED');
    expect(data.unit.events.map((e: { code: string }) => e.code)).toEqual([
      'UNIT_EXPECTED',
      'UNIT_RECEIVED',
      'UNIT_RECEIVED',
    ]);
  });

  it('makes a counted pallet available when all is there, and holds it when not', async () => {
    const { units } = await announce({}, 2);
    const [good, short] = units.nodes;
    const all = [{ contentLineId: good.contents[0].id, counted: 10_000 }];
    expect(
      await world.act('operator', 'receivePallet', { sscc: good.sscc, counts: all }, UNIT),
    ).toMatchObject({ status: 'AVAILABLE', onHold: false });
    const some = [{ contentLineId: short.contents[0].id, counted: 9_999 }];
    const held = await world.act('operator', 'receivePallet', { sscc: short.sscc, counts: some }, UNIT);
    expect(held).toMatchObject({
      status: 'RECEIVED',
      onHold: true,
      holds: [{ reason: 'COUNT_MISMATCH', closedAt: null }],
    });
    const release = { holdId: held.holds[0].id, note: 'The donor confirms 9,999' };
    const refused = await world.ask(
      'operator',
      'mutation M($input: ReleaseHoldInput!) { releaseHold(input: $input) { ... on Refusal { code } } }',
      { input: { idempotencyKey: newId(), ...release } },
    );
    expect(refused.data.releaseHold.code).toBe('FORBIDDEN');
    expect(await world.act('supervisor', 'releaseHold', release, UNIT)).toMatchObject({ onHold: false });
    expect(await world.act('supervisor', 'releaseHold', release, UNIT)).toMatchObject({
      code: 'HOLD_CLOSED',
    });
  });

  it('receives a pallet that nobody announced, and shows it once its goods are identified, to each donor its own', async () => {
    const mine = await announce();
    const theirs = await world.act('otherDonor', 'announceConsignment', announcement(), CONSIGNMENT);
    const sscc = nextSscc();
    const found = await world.act('operator', 'receivePallet', { sscc }, UNIT);
    expect(found).toMatchObject({ status: 'RECEIVED', contents: [] });
    const query = 'query Q($sscc: Sscc!) { unit(sscc: $sscc) { contents { lot } } }';
    expect((await world.ask('donor', query, { sscc })).data.unit).toBeNull();
    const contents = [
      { item: 'MASK_FFP2', lot: 'MINE', quantity: 10, consignmentId: mine.id },
      { item: 'MASK_FFP2', lot: 'THEIRS', quantity: 20, consignmentId: theirs.id },
    ];
    expect(
      await world.act('operator', 'identifyContents', { unitId: found.id, contents }, UNIT),
    ).toMatchObject({ contents: [{ lot: 'MINE' }, { lot: 'THEIRS' }] });
    expect((await world.ask('donor', query, { sscc })).data.unit.contents).toEqual([{ lot: 'MINE' }]);
    expect((await world.ask('otherDonor', query, { sscc })).data.unit.contents).toEqual([{ lot: 'THEIRS' }]);
  });

  it('gives the same answer for the same key, at once or later, and refuses the key for anything else', async () => {
    const { units } = await announce();
    const { sscc } = units.nodes[0];
    const input = { idempotencyKey: newId(), sscc, location: 'DOCK-2' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.act('operator', 'receivePallet', input, UNIT)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 'RECEIVED' });
    expect(
      await world.act('operator', 'receivePallet', { ...input, location: 'DOCK-1' }, UNIT),
    ).toMatchObject({ code: 'KEY_REUSED', field: 'idempotencyKey' });
    expect(await world.act('operator', 'checkPallet', { ...input, counts: [] }, UNIT)).toMatchObject({
      code: 'KEY_REUSED',
    });
  });

  it('lets one of two operators receive a pallet and tells the other', async () => {
    const { units } = await announce();
    const { sscc } = units.nodes[0];
    const answers = await Promise.all([
      world.act('operator', 'receivePallet', { sscc }, UNIT),
      world.act('operator2', 'receivePallet', { sscc }, UNIT),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'ALREADY_RECEIVED',
      'LogisticUnit',
    ]);
  });
});

describe('recordScans', () => {
  it('takes the good ones of a batch of 500 with 3 bad ones, and keeps the text of the bad', async () => {
    const pallets = Array.from({ length: 497 }, () => pallet());
    await announce({ units: pallets });
    const good = pallets.map(({ sscc }) => scan(String(sscc)));
    const bad = [scan('354123450000000015'), scan('\u0000\ud800'), scan('', { location: 'NOWHERE' })];
    const answer = await record([...good, ...bad]);
    expect(answer).toMatchObject({ accepted: 497, duplicates: 0, conflicts: 0, rejected: 3 });
    const codes = answer.results.slice(497).map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['BAD_SCAN', 'BAD_SCAN', 'UNKNOWN_LOCATION']);
    const kept = await asSuperuser(
      (client) => client.query('SELECT raw FROM rejected_scan ORDER BY id DESC LIMIT 3'),
      world.database,
    );
    expect(kept.rows.map(({ raw }) => JSON.parse(raw)).reverse()).toEqual(bad.map(({ data }) => data));
  });

  it('answers a repeated batch the same, and a repeated scan in another batch as a duplicate', async () => {
    const { units } = await announce({}, 2);
    const scans = units.nodes.map(({ sscc }: { sscc: string }) => scan(sscc));
    const key = newId();
    const first = await record(scans, key);
    expect(first).toMatchObject({ accepted: 2 });
    expect(await record(scans, key)).toEqual(first);
    expect(await record(scans)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await record([scan(units.nodes[0].sscc, { clientKey: scans[1].clientKey })])).toMatchObject({
      conflicts: 1,
      results: [{ code: 'CLIENT_KEY_REUSED' }],
    });
    expect(await record(scans.slice(0, 1), key)).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('refuses empty and too large batches, and everybody who is no hub', async () => {
    expect(await record([])).toMatchObject({ code: 'BATCH_TOO_LARGE', field: 'scans' });
    expect(await record(Array.from({ length: 501 }, () => scan(nextSscc())))).toMatchObject({
      code: 'BATCH_TOO_LARGE',
    });
    expect(await world.act('donor', 'recordScans', { scans: [scan(nextSscc())] }, RECORDED)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('leaves a dubious device time out of the order, and says so', async () => {
    const { units } = await announce();
    const { sscc } = units.nodes[0];
    await record([scan(sscc, { occurredAt: '2031-01-01T00:00:00Z' })]);
    const { data } = await world.ask(
      'operator',
      'query Q($sscc: Sscc!) { unit(sscc: $sscc) { receivedAt events { code timeDoubted occurredAt } } }',
      { sscc },
    );
    expect(data.unit.receivedAt).toBe('2020-03-13T20:00:00.000Z');
    expect(data.unit.events[1]).toMatchObject({ code: 'UNIT_RECEIVED', timeDoubted: true });
  });

  it('counts what is received towards its consignment, and moves it between the worklists', async () => {
    const made = await announce({}, 2);
    const [one, two] = made.units.nodes;
    const status = async () =>
      (
        await world.ask('donor', 'query Q($id: ID!) { consignment(id: $id) { status unitsReceived } }', {
          id: made.id,
        })
      ).data.consignment;
    await record([scan(one.sscc), scan(one.sscc)]);
    expect(await status()).toEqual({ status: 'RECEIVING', unitsReceived: 1 });
    await record([scan(two.sscc)]);
    expect(await status()).toEqual({ status: 'RECEIVED', unitsReceived: 2 });
    const { data } = await world.ask(
      'operator',
      '{ expectedPallets(first: 100) { totalCount nodes { sscc } } presentPallets(first: 100) { totalCount } }',
    );
    expect(data.expectedPallets.nodes.map((node: { sscc: string }) => node.sscc)).not.toContain(one.sscc);
    expect(data.presentPallets.totalCount).toBeGreaterThan(2);
  });
});
