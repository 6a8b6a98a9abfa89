import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { beginAnchors } from '../../src/console/verification/history/new-anchors.js';
import { Anchoring } from '../../src/history/anchoring.js';
import { WorkerModule } from '../../src/worker.module.js';
import { anchorFolder, asSuperuser } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';
import { Copy, dayOfWork, SealedHub } from './sealed-hub.js';

jest.setTimeout(120_000);

const startWorker = async (database: string, folder: string) => {
  const worker = await NestFactory.createApplicationContext(
    WorkerModule.with(testSettings('worker', database, { HUB_ANCHOR_DIR: folder })),
    { logger: false, abortOnError: false },
  );
  await worker.init();
  return worker;
};
/** A worker that starts and stops: as it stops it anchors what is left. */
const workerWasThere = async ({ database, anchors }: Copy) => {
  const worker = await startWorker(database, anchors);
  await worker.close();
};
const linesOf = async (file: string) => (await readFile(file, 'utf8')).trimEnd().split('\n');
const APPENDED = `SELECT history_append(max(id), 1, 0, 'test', hub_now(), '{0}', '{1}', ARRAY[hub_now()], ARRAY[gen_random_uuid()],
  '{0}', '{0}', '{0}', ARRAY[NULL::jsonb]) FROM stream WHERE last_sequence > 0`;

describe('the file of anchors', () => {
  let hub: SealedHub;
  const copies: Copy[] = [];
  const copyOf = async () => {
    const copy = await hub.copy();
    copies.push(copy);
    return copy;
  };
  beforeAll(async () => {
    hub = await SealedHub.make(async (world) => {
      await dayOfWork(world);
      const anchoring = world.worker.get(Anchoring, { strict: false });
      while (await anchoring.step());
      await world.act('donor', 'announceConsignment', announcement({}, 2), '... on Consignment { id }');
      await world.settle();
    });
  });
  afterAll(async () => {
    for (const copy of copies) await copy.remove();
    await hub.remove();
  });

  it('holds every head when the worker has stopped, each line after the one before', async () => {
    const copy = await copyOf();
    const lines = await linesOf(copy.file);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ number: 1, begun: 'NEW', follows: [] });
    expect(await copy.verify()).toMatchObject({ good: true, notYetAnchored: 0, notes: [], problems: [] });
  });

  it('is missed when it is gone', async () => {
    const copy = await copyOf();
    await rm(copy.file);
    const { good, problems } = await copy.verify();
    expect({ good, problems }).toEqual({
      good: false,
      problems: [expect.stringMatching(/no anchors at .*history\.anchors/)],
    });
  });

  it('that was emptied is as good as gone', async () => {
    const copy = await copyOf();
    await truncate(copy.file, 0);
    expect((await copy.verify()).problems).toEqual([expect.stringContaining('no anchors')]);
  });

  it('is missed line by line when it was shortened', async () => {
    const copy = await copyOf();
    const lines = await linesOf(copy.file);
    await writeFile(copy.file, `${lines.slice(0, -1).join('\n')}\n`);
    const { good, problems } = await copy.verify();
    expect(good).toBe(false);
    expect(problems).toContainEqual(expect.stringContaining('1 lines are gone from the end'));
  });

  it.each([
    [
      'changed',
      (lines: string[]) => lines.map((line, at) => (at === 1 ? line.replace('"at":"2', '"at":"3') : line)),
    ],
    ['taken away', (lines: string[]) => lines.filter((_, at) => at !== 1)],
    ['made unreadable', (lines: string[]) => lines.map((line, at) => (at === 1 ? 'nothing' : line))],
  ])('tells of a line in the middle that was %s', async (_, change) => {
    const copy = await copyOf();
    await writeFile(copy.file, `${change(await linesOf(copy.file)).join('\n')}\n`);
    const { good, problems } = await copy.verify();
    expect(good).toBe(false);
    expect(problems).toContainEqual(expect.stringMatching(/line 3 does not follow|line 2 does not follow/));
  });

  it('tells of counts that its heads do not make', async () => {
    const copy = await copyOf();
    const lines = await linesOf(copy.file);
    const last = JSON.parse(lines.at(-1) ?? '');
    await writeFile(
      copy.file,
      `${[...lines.slice(0, -1), JSON.stringify({ ...last, events: last.events + 1 })].join('\n')}\n`,
    );
    const { problems } = await copy.verify();
    expect(problems).toEqual([
      expect.stringContaining(`counts ${last.events + 1} events`),
      expect.stringContaining('is not the one that the database knows'),
      expect.stringContaining(`they count ${last.events + 1} events, and there are ${last.events}`),
    ]);
  });

  it('may end, and go on behind, a line that a killed worker began', async () => {
    const copy = await copyOf();
    await appendFile(copy.file, '{"number":4,"at":"2020-0');
    const torn = await copy.verify();
    expect(torn).toMatchObject({ good: true, notes: [expect.stringContaining('1 torn lines')] });
    await copy.run(APPENDED);
    await workerWasThere(copy);
    expect(await copy.verify()).toMatchObject({ good: true, notYetAnchored: 0, problems: [] });
  });

  it('may have a whole line that the database does not know: its worker was killed before the commit', async () => {
    const copy = await copyOf();
    await copy.run(
      `DELETE FROM history_anchor WHERE number = (SELECT max(number) FROM history_anchor); DELETE FROM history_anchored WHERE stream_id = (SELECT max(stream_id) FROM history_anchored)`,
    );
    const [before] = await copy.run(
      'SELECT streams, events FROM history_anchor ORDER BY number DESC LIMIT 1',
    );
    const [{ sum }] = await copy.run('SELECT sum(sequence)::int FROM history_anchored');
    expect({ sum, before: before.events }).toEqual({ sum: Number(before.events), before: before.events });
    await workerWasThere(copy);
    expect(await copy.verify()).toMatchObject({ good: true, notYetAnchored: 0, problems: [] });
  });

  it('that a worker found gone is a fault until somebody says why', async () => {
    const copy = await copyOf();
    await rm(copy.file);
    await workerWasThere(copy);
    expect((await copy.verify()).problems).toEqual([expect.stringContaining('the one before was gone')]);
    const settings = testSettings('cli', copy.database, { HUB_ANCHOR_DIR: copy.anchors });
    await beginAnchors(settings, 'DECLARED', 'the disk broke');
    await workerWasThere(copy);
    expect(await copy.verify()).toMatchObject({
      good: true,
      problems: [],
      notes: [expect.stringMatching(/anew .*\(DECLARED\): the disk broke/)],
    });
  });

  it('of another hub is not taken for its own', async () => {
    const copy = await copyOf();
    await copy.run('UPDATE history_anchor SET file = gen_random_uuid() WHERE number > 0');
    expect((await copy.verify()).problems).toContainEqual(expect.stringContaining('in another file'));
  });

  it('narrows a forgery down to what came after the last good anchor', async () => {
    const copy = await copyOf();
    const [{ id, head }] = await copy.run(
      `SELECT id, last_sequence AS head FROM stream WHERE kind = 'consignment' ORDER BY id LIMIT 1`,
    );
    const append = APPENDED.replace('max(id)', id).replace('WHERE last_sequence > 0', `WHERE id = ${id}`);
    await copy.run(append);
    await workerWasThere(copy);
    await copy.run(`UPDATE event SET code = 2 WHERE stream_id = ${id} AND sequence = ${head + 1};
      DO $$ DECLARE a stream_append; BEGIN SELECT * INTO a FROM stream_append WHERE stream_id = ${id} AND first_sequence = ${head + 1};
      a := history_sealed(a); UPDATE stream_append SET seal = a.seal, marks = a.marks WHERE stream_id = ${id} AND first_sequence = ${head + 1}; END $$`);
    expect((await copy.verify()).bad).toEqual([
      expect.objectContaining({ stream: id, sequence: head + 1, to: head + 1, unverifiable: 1 }),
    ]);
  });

  it('misses an old event that nobody anchored', async () => {
    const copy = await copyOf();
    await copy.run(`${APPENDED}; UPDATE history_anchored SET sequence = 1000`);
    await copy.run(`ALTER TABLE stream_append DISABLE TRIGGER history_seal;
      DO $$ DECLARE a stream_append; BEGIN SELECT * INTO a FROM stream_append WHERE request_id = 'test';
      a.recorded_real_at := a.recorded_real_at - interval '1 hour'; a := history_sealed(a);
      UPDATE stream_append SET seal = a.seal, recorded_real_at = a.recorded_real_at WHERE request_id = 'test'; END $$`);
    const { problems } = await copy.verify();
    expect(problems).toEqual(['1 events were recorded well before the last line and are in none']);
  });
});

describe('two workers with one file', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('write one chain, while people work', async () => {
    const folder = anchorFolder(world.database);
    const other = await startWorker(world.database, folder);
    const both = [world.worker, other].map((worker) => worker.get(Anchoring, { strict: false }));
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        ...both.flatMap((one) => [one.step(), one.step()]),
        world.act('donor', 'announceConsignment', announcement({}, 1), '... on Consignment { id }'),
        asSuperuser((client) => client.query(APPENDED), world.database),
      ]);
    }
    await world.settle();
    await other.close();
    await world.worker.close();
    const copy = new Copy(world.database, folder);
    expect(await copy.verify()).toMatchObject({ good: true, notYetAnchored: 0, problems: [], notes: [] });
    expect((await linesOf(copy.file)).length).toBeGreaterThan(5);
  });
});
