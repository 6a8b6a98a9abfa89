import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

const START = Date.parse('2021-08-02T08:00:00Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2021-08-05T08:00:00Z');
});
afterAll(() => world.close());

const RECORDED = `... on RecordedTemperatures { accepted duplicates alarms problems { place code } units { id onHold } }`;
const RECORD = `state readings lastReadAt last coldest warmest meanKineticTemperature
  excursions { side from to extreme alarm } gaps { from to } budgets { item { code } lowest highest hours hoursUsed hoursLeft usedUpAt }`;
const UNIT = `id onHold holds { reason note closedAt } contents { effectiveExpiry } temperature { ${RECORD} }`;

let loggers = 0;
const nextLogger = () => {
  loggers += 1;
  return `LOG-${loggers}`;
};

const ssccs = new Map<string, string>();

/** Cool goods that are at the hub. */
async function cool(more: Record<string, unknown> = {}): Promise<string> {
  const one = pallet({
    temperatureClass: 'COL',
    contents: [{ item: 'VACCINE_CHADOX1_S', lot: 'V1', expiry: '2022-01-31', quantity: 1_000 }],
    ...more,
  });
  const made = await world.act(
    'donor',
    'announceConsignment',
    announcement({ units: [one] }),
    '... on Consignment { id }',
  );
  expect(made).toHaveProperty('id');
  const received = await world.act(
    'operator',
    'receivePallet',
    { sscc: one.sscc },
    '... on LogisticUnit { id }',
  );
  ssccs.set(received.id, String(one.sscc));
  return received.id;
}

/** A pallet with some of the goods of another one. */
async function partOf(unitId: string, quantity: number): Promise<string> {
  const sscc = ssccs.get(unitId);
  const query = 'query Q($sscc: Sscc!) { unit(sscc: $sscc) { contents { id presentQuantity } } }';
  const [line] = (await world.ask('operator', query, { sscc })).data.unit.contents;
  const counts = [{ contentLineId: line.id, counted: line.presentQuantity }];
  await world.act('operator', 'checkPallet', { sscc, counts }, '... on LogisticUnit { id }');
  const split = await world.act(
    'operator',
    'splitPallet',
    { unitId, sscc: nextSscc(), lines: [{ contentLineId: line.id, quantity }] },
    '... on RebuiltPallets { pallets { id sscc } }',
  );
  const [part] = split.pallets;
  ssccs.set(part.id, part.sscc);
  return part.id;
}

const series = (celsius: readonly number[], step = 30) =>
  celsius.map((value, index) => ({ at: at(index * step), celsius: value }));

function record(
  unitIds: readonly string[],
  readings: readonly unknown[],
  more: Record<string, unknown> = {},
  who: CastName = 'operator',
) {
  const input = { idempotencyKey: newId(), logger: nextLogger(), unitIds, readings, ...more };
  return world.act(who, 'recordTemperatures', input, RECORDED);
}

async function unitOf(id: string, who: CastName = 'operator') {
  const { data } = await world.ask(who, `query Q($sscc: Sscc!) { unit(sscc: $sscc) { ${UNIT} } }`, {
    sscc: ssccs.get(id),
  });
  return data.unit;
}

/** Hours used up hold a pallet for another reason, when the worker comes to it. */
async function alarmHolds(id: string) {
  const { holds } = await unitOf(id);
  return holds.filter(({ reason }: { reason: string }) => reason === 'TEMPERATURE');
}

describe('recordTemperatures', () => {
  it('shows what a logger said of a pallet that was kept well', async () => {
    const id = await cool();
    expect(await record([id], series([4, 5, 6]))).toMatchObject({
      accepted: 3,
      duplicates: 0,
      alarms: 0,
      problems: [],
    });
    const { temperature, onHold } = await unitOf(id);
    expect(onHold).toBe(false);
    expect(temperature).toMatchObject({
      state: 'WITHIN',
      readings: 3,
      last: 6,
      coldest: 4,
      warmest: 6,
      gaps: [],
    });
    expect(temperature.lastReadAt).toBe(at(60));
    expect(temperature.meanKineticTemperature).toBeGreaterThan(5);
    expect((await unitOf(await cool())).temperature).toMatchObject({
      state: 'NOT_WATCHED',
      readings: 0,
      last: null,
    });
  });

  it('holds a pallet whose goods were warm for too long, once, however often and in what pieces it is told', async () => {
    const id = await cool();
    const logger = nextLogger();
    const warm = series([5, ...Array.from({ length: 24 }, () => 9), 5]);
    const piece = (from: number, to: number) => record([id], warm.slice(from, to), { logger });
    expect(await piece(10, 26)).toMatchObject({ accepted: 16, alarms: 0 });
    expect(await piece(0, 12)).toMatchObject({ accepted: 10, duplicates: 2, alarms: 1 });
    expect(await piece(0, 26)).toMatchObject({ accepted: 0, duplicates: 26, alarms: 0 });
    const { temperature } = await unitOf(id);
    const [hold, ...more] = await alarmHolds(id);
    expect({ more, closedAt: hold.closedAt, note: hold.note }).toEqual({
      more: [],
      closedAt: null,
      note: expect.stringContaining(logger),
    });
    expect(temperature).toMatchObject({
      state: 'ALARM',
      excursions: [{ side: 'ABOVE', from: at(30), to: at(750), extreme: 9, alarm: true }],
    });
  });

  it('tells a short excursion and missing readings, and holds nothing for them', async () => {
    const id = await cool();
    await record([id], series([5, 9, 5]));
    expect((await unitOf(id)).temperature.state).toBe('EXCURSION');
    const other = await cool();
    await record([other], [...series([5]), { at: at(200), celsius: 5 }]);
    expect(await unitOf(other)).toMatchObject({
      onHold: false,
      temperature: { state: 'MISSING', gaps: [{ from: at(0), to: at(200) }] },
    });
  });

  it('holds every pallet that the logger stood with, and those that its goods were put onto since', async () => {
    const [one, two] = [await cool(), await cool()];
    const part = { id: await partOf(one, 400) };
    expect((await unitOf(part.id)).onHold).toBe(false);
    expect(await record([one, two], series([5, -4, -4, -4, 5]))).toMatchObject({
      alarms: 2,
      units: [
        { id: one, onHold: true },
        { id: two, onHold: true },
      ],
    });
    expect(await alarmHolds(part.id)).toMatchObject([{ closedAt: null }]);
  });

  it('says how much of the time of its label is used, and when the goods expire now', async () => {
    const id = await cool({
      temperatureClass: 'ULT',
      contents: [{ item: 'VACCINE_TOZINAMERAN', lot: 'T1', expiry: '2021-12-31', quantity: 100 }],
    });
    await record([id], series([-70, -70, 5, 5, 5, 5, 5]));
    const { temperature, contents } = await unitOf(id);
    const thawed = temperature.budgets.find(({ lowest }: { lowest: number }) => lowest === 2);
    expect(thawed).toMatchObject({
      item: { code: 'VACCINE_TOZINAMERAN' },
      highest: 8,
      hours: 744,
      hoursUsed: 2,
      hoursLeft: 742,
    });
    expect(contents).toEqual([{ effectiveExpiry: new Date(START + (60 + 744 * 60) * 60_000).toISOString() }]);
  });

  it('counts the time that goods were warm before they were put onto another pallet', async () => {
    const id = await cool({
      temperatureClass: 'ULT',
      contents: [{ item: 'VACCINE_TOZINAMERAN', lot: 'T2', expiry: '2021-12-31', quantity: 100 }],
    });
    const part = await partOf(id, 40);
    await record([id], series([-70, -70, 5, 5, 5, 5, 5]));
    await record([part], [{ at: at(210), celsius: 5 }]);
    const { temperature, contents } = await unitOf(part);
    const thawed = temperature.budgets.find(({ lowest }: { lowest: number }) => lowest === 2);
    expect(thawed).toMatchObject({ hoursUsed: 2.5, hoursLeft: 741.5 });
    expect(temperature).toMatchObject({ readings: 8, coldest: -70 });
    expect(contents).toEqual([{ effectiveExpiry: new Date(START + (60 + 744 * 60) * 60_000).toISOString() }]);
    expect((await unitOf(id)).temperature.readings).toBe(7);
  });

  it('says nothing of the goods of others', async () => {
    const id = await cool();
    await record([id], series([5, 5]));
    expect((await unitOf(id, 'donor')).temperature.state).toBe('WITHIN');
    expect(await unitOf(id, 'otherDonor')).toBeNull();
    expect(await record([id], series([5]), {}, 'donor')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await record([newId()], series([5]))).toMatchObject({ code: 'NOT_FOUND', field: 'unitIds[0]' });
  });

  it.each([
    ['colder than anything', [{ at: at(0), celsius: -300 }], 'INVALID_INPUT', 'readings[0].celsius'],
    ['no moment', [{ at: '2021-02-30T10:00:00Z', celsius: 5 }], 'INVALID_INPUT', 'readings[0].at'],
    ['of the future only', [{ at: '2031-01-01T00:00:00Z', celsius: 5 }], 'NO_READINGS', 'readings'],
    ['none', [], 'INVALID_INPUT', 'readings'],
  ])('refuses readings that are %s', async (_, readings, code, field) => {
    expect(await record([await cool()], readings)).toMatchObject({ code, field });
  });

  it('keeps the first of two temperatures of one moment, and tells the other', async () => {
    const id = await cool();
    const logger = nextLogger();
    await record([id], series([5, 6]), { logger });
    expect(await record([id], series([5, 7, 8]), { logger })).toMatchObject({
      accepted: 1,
      duplicates: 1,
      problems: [{ place: 1, code: 'OTHER_READING' }],
    });
    expect((await unitOf(id)).temperature).toMatchObject({ readings: 3, warmest: 8 });
  });

  it('takes two messages of one logger at once, and the same one twice', async () => {
    const id = await cool();
    const logger = nextLogger();
    const input = { idempotencyKey: newId(), logger, unitIds: [id], readings: series([-6, -6, -6, 5]) };
    const send = (more = {}) => world.act('operator', 'recordTemperatures', { ...input, ...more }, RECORDED);
    const answers = await Promise.all([send(), send(), send({ idempotencyKey: newId() })]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers.map(({ alarms }) => alarms).reduce((sum, alarms) => sum + alarms)).toBeLessThanOrEqual(2);
    expect(await alarmHolds(id)).toHaveLength(1);
  });
});

describe('importTemperatures', () => {
  const load = async (csv: string, more: Record<string, unknown> = {}) => {
    const input = { idempotencyKey: newId(), logger: nextLogger(), unitIds: [await cool()], csv, ...more };
    return world.act('operator', 'importTemperatures', input, RECORDED);
  };

  it('takes the good lines of a file, and tells the bad ones', async () => {
    const lines = [
      'time;temperature (°C)',
      `${at(0)};4,5`,
      `${at(30)};-300`,
      `${at(60)};warm`,
      `${at(90)};4,6`,
    ];
    expect(await load(lines.join('\r\n'))).toMatchObject({
      accepted: 2,
      problems: [
        { place: 3, code: 'IMPOSSIBLE_TEMPERATURE' },
        { place: 4, code: 'INVALID_INPUT' },
      ],
    });
  });

  it('refuses degrees Fahrenheit, and files without such columns, whole', async () => {
    expect(await load(`time,temp °F\n${at(0)},41`)).toMatchObject({ code: 'WRONG_SCALE', field: 'csv' });
    expect(await load('a,b\n1,2')).toMatchObject({ code: 'NO_COLUMN', field: 'csv' });
  });
});
