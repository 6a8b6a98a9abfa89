import { SimulatedCarrier } from '../../src/console/demo/simulated-carrier.js';
import { DemoPlayer } from '../../src/console/scenario/demo-player.js';
import { PlayerLoop } from '../../src/console/scenario/player-loop.js';
import { StepBook } from '../../src/console/scenario/step-book.service.js';
import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { UnitEvent } from '../../src/units/unit.events.js';
import { WorkerModule } from '../../src/worker.module.js';
import { asSuperuser } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld } from '../world/world.js';
import { openDeadlyLine } from './deadly-line.js';
import { Spring } from './spring.js';

jest.setTimeout(900_000);

let spring: Spring;
beforeEach(async () => {
  spring = await Spring.start();
});
afterEach(() => spring?.world.close());

const OPERATOR = 'operator@hub.example';
const UNITS = `query U($reference: String!, $donor: String!) { consignmentByReference(reference: $reference, donor: $donor) {
  units(first: 50) { nodes { id sscc status contents { id } } } transports { id } } }`;
const unitsOf = async (reference: string) => {
  const { data } = await spring.ask(OPERATOR, UNITS, { reference, donor: 'JACK-MA-FOUNDATION' });
  return data.consignmentByReference;
};
const outcomes = async (reference: string) =>
  Object.fromEntries(
    (await spring.steps())
      .filter(({ key }) => key.startsWith(reference))
      .map(({ key, outcome, note }) => [key.slice(reference.length).trim(), [outcome, note]]),
  );
async function expectVerified(): Promise<void> {
  await spring.world.settle();
  const subscribers = subscribersIn(WorkerModule.with(spring.settings));
  const { all } = await verify(
    spring.settings,
    subscribers,
    { wait: 30, strict: true },
    { write: () => true },
  );
  expect(all.filter(({ differences }) => differences > 0).map(({ what }) => what)).toEqual([]);
}

describe('a visitor of the demo comes first', () => {
  it('takes in and sends some of it by hand: the rest of it is played', async () => {
    await spring.moveTo('2020-03-16T15:00:00Z');
    const { units } = await unitsOf('JMF-2020-03-16');
    const [one, two, ...others] = units.nodes;
    for (const { sscc } of [one, two])
      await spring.act(
        OPERATOR,
        'receivePallet',
        { idempotencyKey: sscc, sscc },
        '... on LogisticUnit { id }',
      );
    const held = { idempotencyKey: 'h', unitId: one.id, reason: 'QUALITY', note: 'A look at it' };
    expect((await spring.act(OPERATOR, 'holdPallet', held)).__typename).toBe('LogisticUnit');
    await spring.moveTo('2020-03-16T17:00:00Z');
    const own = { idempotencyKey: 'd', agency: 'SCIENSANO', destination: 'BRU', units: [two.id] };
    expect((await spring.act(OPERATOR, 'draftDispatch', own)).__typename).toBe('Dispatch');
    const { failed } = await spring.moveTo('2020-03-17T08:00:00Z');
    expect(failed).toBe(0);
    expect(await outcomes('JMF-2020-03-16')).toMatchObject({
      COUNT: ['PLAYED', null],
      '/1 LOAD': ['PLAYED', '2 pallet(s) that were meant for it are elsewhere.'],
      '/1 DELIVER': ['PLAYED', null],
    });
    const after = await unitsOf('JMF-2020-03-16');
    const delivered = after.units.nodes.filter((unit: { status: string }) => unit.status === 'DELIVERED');
    expect(delivered).toHaveLength(others.length);
    await expectVerified();
  });

  it('makes a journey impossible: what follows from it is passed over, with its reason, and the demo goes on', async () => {
    await spring.moveTo('2020-03-16T01:00:00Z');
    const { transports } = await unitsOf('JMF-2020-03-16');
    const report = { report: 'CANCELLED', occurredAt: '2020-03-16T01:00:00Z' };
    const cancelled = { idempotencyKey: 'c', transportId: transports[0].id, ...report };
    await spring.act('carrier@demo.example', 'reportTransport', cancelled, '... on Transport { id }');
    await spring.moveTo('2020-03-16T17:00:00Z');
    const { units } = await unitsOf('JMF-2020-03-16');
    const own = {
      agency: 'SCIENSANO',
      destination: 'BRU',
      units: units.nodes.map(({ id }: { id: string }) => id),
    };
    await spring.act(OPERATOR, 'draftDispatch', { idempotencyKey: 'all', ...own });
    const { failed, text } = await spring.moveTo('2020-03-18T20:00:00Z');
    expect(failed).toBe(0);
    expect(await outcomes('JMF-2020-03-16')).toMatchObject({
      ANNOUNCE: ['PLAYED', null],
      LEAVES: ['PASSED_OVER', 'DEMO 316 was cancelled.'],
      ARRIVES: ['PASSED_OVER', 'DEMO 316 was cancelled.'],
      COUNT: ['PLAYED', null],
      '/1 LOAD': ['PASSED_OVER', 'None of the pallets that were meant for it is free.'],
      '/1 DEPARTS': ['PASSED_OVER', 'Nothing was sent.'],
      '/1 DELIVER': ['PASSED_OVER', 'Nothing was sent.'],
    });
    expect(text).toContain('loaded on FR 318 for FR-HEALTH-MINISTRY\n');
    expect(text).toContain('(passed over): Nothing was sent.\n');
    await expectVerified();
  });

  it('confirms a delivery before the agency does, and changes a password that the demo knows', async () => {
    const changed = { currentPassword: 'liege-march-2020', newPassword: 'a quite different one' };
    const input = { idempotencyKey: 'pw', ...changed };
    expect((await spring.act('agency@cri.example', 'changePassword', input)).__typename).not.toBe('Refusal');
    await spring.moveTo('2020-03-16T23:00:00Z');
    const { data } = await spring.ask(
      'agency@sciensano.example',
      '{ dispatches { nodes { id reference } } }',
    );
    const [{ id: dispatchId }] = data.dispatches.nodes;
    const confirmed = { idempotencyKey: 'pod', dispatchId, receivedBy: 'Me', everythingAccepted: true };
    await spring.act('agency@sciensano.example', 'confirmDelivery', confirmed);
    const { failed } = await spring.moveTo('2020-03-17T08:00:00Z');
    expect(failed).toBe(0);
    expect((await outcomes('JMF-2020-03-16'))['/1 DELIVER']).toEqual([
      'PASSED_OVER',
      expect.stringContaining('ALREADY_DELIVERED'),
    ]);
    expect((await outcomes('JMF-2020-03-13'))['/1 DELIVER']).toEqual([
      'PASSED_OVER',
      expect.stringContaining('agency@cri.example cannot sign in'),
    ]);
  });
});

describe('the clock', () => {
  it('waits for a player, and is then where it was sent, however far', async () => {
    await spring.world.worker.get(PlayerLoop, { strict: false }).beforeApplicationShutdown();
    await spring.world.setClock('2020-03-15T00:00:00Z');
    const time = async () => (await spring.world.ask(null, '{ hubTime }')).data.hubTime;
    expect(await time()).toBe('2020-03-13T20:00:00.000Z');
    const player = spring.world.worker.get(DemoPlayer, { strict: false });
    const seen: string[] = [];
    const again = new DemoPlayer(
      testSettings('worker', spring.world.database, { PORT: new URL(spring.world.url).port }),
      spring.world.worker.get(StepBook, { strict: false }),
      spring.world.worker.get(SimulatedCarrier, { strict: false }),
    );
    expect(player).not.toBe(again);
    while (await again.step()) seen.push(await time());
    expect(seen).toEqual([
      '2020-03-13T22:00:00.000Z',
      '2020-03-13T22:30:00.000Z',
      '2020-03-14T09:00:00.000Z',
      '2020-03-14T12:00:00.000Z',
      '2020-03-14T22:00:00.000Z',
      '2020-03-15T00:00:00.000Z',
    ]);
  });
});

const count = (sql: string) =>
  asSuperuser(async (client) => Number((await client.query(sql)).rows[0].count), spring.world.database);

it('a player that dies, time and again, between what it asks and the answer, does everything once', async () => {
  await spring.moveTo('2020-03-15T11:45:00Z');
  const { worker, url, database } = spring.world;
  await worker.get(PlayerLoop, { strict: false }).beforeApplicationShutdown();
  await spring.world.setClock('2020-03-20T07:30:00Z');
  const playerOn = (port: string | number) =>
    new DemoPlayer(
      testSettings('worker', database, { PORT: String(port) }),
      worker.get(StepBook, { strict: false }),
      worker.get(SimulatedCarrier, { strict: false }),
    );
  const lives: Promise<unknown>[] = [];
  for (let requests = 2; requests < 60; requests += 1) {
    const line = await openDeadlyLine(url, requests);
    const victim = playerOn(line.port);
    const lifeOf = async () => {
      while (await victim.step());
    };
    const life = lifeOf().catch(() => undefined);
    lives.push(life);
    await Promise.race([line.cut, life]);
    victim.stop();
    await line.close();
  }
  await Promise.all(lives);
  const last = playerOn(new URL(url).port);
  for (let step = 0; step < 60; step += 1) if (!(await last.step())) break;
  const problems = (await spring.steps()).filter(({ outcome }) => outcome && outcome !== 'PLAYED');
  expect(problems).toEqual([]);
  expect((await spring.step('JMF-2020-03-18/2 DELIVER')).outcome).toBe('PLAYED');
  // 14 of 13 March, 8 of the 16th, 32 of the 18th, of which one was split; 33 are announced for the 20th.
  const events = async (code: number) => [
    await count(`SELECT count(*) FROM event WHERE code = ${code}`),
    await count(`SELECT count(DISTINCT unit_id) FROM event WHERE code = ${code}`),
  ];
  expect(await count('SELECT count(*) FROM unit')).toBe(14 + 8 + 32 + 1 + 33);
  // What is built of checked goods is checked.
  expect(await events(UnitEvent.UNIT_CHECKED)).toEqual([14 + 8 + 33, 14 + 8 + 33]);
  expect(await events(UnitEvent.UNIT_LOADED)).toEqual([14 + 8 + 33, 14 + 8 + 33]);
  expect(await count('SELECT count(*) FROM dispatch')).toBe(1 + 1 + 3);
  expect(await count('SELECT count(*) FROM transport')).toBe(3 + 1 + 2 + 4 + 1);
  await expectVerified();
});

it('is not there at a real hub', async () => {
  const real = await startWorld();
  try {
    for (const part of [DemoPlayer, PlayerLoop, StepBook])
      expect(() => real.worker.get(part, { strict: false })).toThrow();
    const rows = await asSuperuser(
      async (client) =>
        (
          await client.query(
            'SELECT (SELECT count(*) FROM demo_step)::int + (SELECT count(*) FROM clock)::int AS n',
          )
        ).rows,
      real.database,
    );
    expect(rows).toEqual([{ n: 0 }]);
  } finally {
    await real.close();
  }
});
