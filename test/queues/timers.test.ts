import type { INestApplicationContext } from '@nestjs/common';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { OnTimer } from '../../src/platform/jobs/handlers.js';
import { TimersService } from '../../src/platform/jobs/timers.service.js';
import { NOT_FOUND } from '../../src/platform/refusals/platform.refusals.js';
import { QueueWorld, record, settle, until, write } from './kit/queue-world.js';

let mood: 'works' | 'breaks' | 'refuses' = 'works';
const due: Date[] = [];

@OnTimer('test.arrival')
class ArrivalWorker {
  async handle(tx: Transaction, subject: string, dueAt: Date): Promise<void> {
    due.push(dueAt);
    await record(tx, 'overdue', mood, subject);
    if (mood === 'breaks') throw new Error('Broken');
    if (mood === 'refuses') throw NOT_FOUND.because('It has come.');
  }
}

@OnTimer('test.other')
class OtherWorker {
  async handle(tx: Transaction, subject: string): Promise<void> {
    await record(tx, 'other', '', subject);
  }
}

const START = new Date('2020-03-13T08:00:00.000Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

describe('timers', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    worker = await world.worker([ArrivalWorker, OtherWorker]);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    mood = 'works';
    await world.sql('TRUNCATE effect, timer');
    await clockTo(0);
  });

  /** A hub clock that stands still. */
  async function clockTo(minutes: number): Promise<void> {
    await world.sql('DELETE FROM clock');
    await world.sql('INSERT INTO clock (real_anchor, hub_anchor, rate) VALUES (now(), $1, 0)', [at(minutes)]);
  }
  const set = (subject: string, minutes: number, kind = 'test.arrival') =>
    write(api, (tx) => api.get(TimersService).set(tx, kind, subject, at(minutes)));

  it('fire when the hub clock has passed them, not before, and once', async () => {
    const [early, late] = [newId(), newId()];
    await set(early, 10);
    await set(late, 20);
    await settle(worker);
    expect(await world.effects()).toEqual([]);
    await clockTo(10);
    await settle(worker);
    expect(await world.effects()).toEqual([`overdue works ${early}`]);
    expect(due.at(-1)).toEqual(at(10));
    await clockTo(30);
    await settle(worker);
    await settle(worker);
    expect(await world.effects()).toEqual([`overdue works ${early}`, `overdue works ${late}`].sort());
  });

  it('fire once with two worker processes', async () => {
    const second = await world.worker([ArrivalWorker, OtherWorker]);
    const subjects = Array.from({ length: 40 }, newId);
    await write(api, async (tx) => {
      for (const subject of subjects) await api.get(TimersService).set(tx, 'test.arrival', subject, at(1));
    });
    await clockTo(2);
    await Promise.all([settle(worker), settle(second)]);
    await until(async () => (await world.sql('SELECT 1 FROM timer WHERE fired_at IS NULL')).length === 0);
    await world.stop(second);
    expect(await world.effects()).toEqual(subjects.map((subject) => `overdue works ${subject}`).sort());
  });

  it('do not fire when they were cleared, or moved to later', async () => {
    const [cleared, moved] = [newId(), newId()];
    await set(cleared, 10);
    await set(moved, 10);
    await write(api, (tx) => api.get(TimersService).clear(tx, 'test.arrival', cleared));
    await set(moved, 60);
    await clockTo(30);
    await settle(worker);
    expect(await world.effects()).toEqual([]);
  });

  it('fire again for a new due time, not for the same one', async () => {
    const subject = newId();
    await set(subject, 10);
    await clockTo(10);
    await settle(worker);
    await set(subject, 10);
    await settle(worker);
    expect(await world.effects()).toHaveLength(1);
    await set(subject, 9);
    await settle(worker);
    expect(await world.effects()).toHaveLength(2);
  });

  it('of other kinds go on while one kind is broken, which is tried again and leaves nothing', async () => {
    mood = 'breaks';
    const [broken, other] = [newId(), newId()];
    await set(broken, 1);
    await set(other, 2, 'test.other');
    await clockTo(5);
    await until(async () => (await world.effects()).includes(`other  ${other}`));
    expect(await world.effects()).toEqual([`other  ${other}`]);
    mood = 'works';
    await until(async () => (await world.effects()).length === 2);
    expect(await world.effects()).toEqual([`other  ${other}`, `overdue works ${broken}`]);
  });

  it('have had their turn when the domain says no', async () => {
    mood = 'refuses';
    await set(newId(), 1);
    await clockTo(5);
    await settle(worker);
    mood = 'works';
    await settle(worker);
    expect(await world.effects()).toEqual([]);
    expect(await world.sql('SELECT 1 FROM timer WHERE fired_at IS NULL')).toEqual([]);
  });
});
