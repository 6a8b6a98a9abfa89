import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { backup } from '../../src/console/backup/backup.js';
import { verifyHistory } from '../../src/console/verification/history/verify-history.js';
import { DiskStorage } from '../../src/platform/files/disk-storage.js';
import { ROLE_PASSWORD } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import type { World } from '../world/world.js';
import { startDemoWorld } from './demo-world.js';
import { digests, EmptyPlace, rowsIn } from './restored.js';

let world: World;
let folder: string;
let file: string;
let upload: string;
const places: EmptyPlace[] = [];
const settings = (more: Record<string, string> = {}) =>
  testSettings('cli', world.database, { HUB_FILES_DIR: join(folder, 'files'), ...more });
const emptyPlace = async () => {
  const place = await EmptyPlace.make();
  places.push(place);
  return place;
};

beforeAll(async () => {
  world = await startDemoWorld();
  folder = await mkdtemp(join(tmpdir(), 'hub-backup-'));
  file = join(folder, 'hub.backup');
  const stored = await new DiskStorage(join(folder, 'files')).put(Buffer.from('a signature'), {
    limit: 1_000,
  } as never);
  upload = stored.key;
  await world.settle();
  await backup(settings(), file);
});
afterAll(async () => {
  await world.close();
  for (const place of places) await place.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('is restored to the last row and file, and the hub goes on from there', async () => {
    const place = await emptyPlace();
    const { rows, files } = await place.restore(file);
    expect({ rows: rows > 100, files }).toEqual({ rows: true, files: 1 });
    const [before, after] = [await digests(world.database), await digests(place.database)];
    expect(after).toEqual(before);
    expect(await place.differences()).toEqual([]);
    const { good, notes, problems, events } = await verifyHistory(place.settings());
    expect({ good, problems, notes }).toEqual({
      good: true,
      problems: [],
      notes: [expect.stringMatching(/anew .*\(RESTORED\): the backup of/)],
    });
    expect(events).toBeGreaterThan(10);
    const copy = join(place.folder, 'files', upload.slice(-2), upload);
    expect(await readFile(copy, 'utf8')).toBe('a signature');
    const sequences =
      'SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = $$public$$ ORDER BY 1';
    const [then, now] = [await rowsIn(world.database, sequences), await place.rows(sequences)];
    // Reference data that are found again use numbers up: a sequence may be further on, and never behind.
    for (const { sequencename, last_value } of then)
      expect(Number(now.find((one) => one.sequencename === sequencename)?.last_value)).toBeGreaterThanOrEqual(
        Number(last_value),
      );
  });

  it('is of one moment, also while people work', async () => {
    const during = join(folder, 'during.backup');
    const work = Array.from({ length: 8 }, () =>
      world.act('donor', 'announceConsignment', announcement({}, 3), '... on Consignment { id }'),
    );
    await Promise.all([backup(settings(), during), ...work]);
    const place = await emptyPlace();
    await place.restore(during);
    const wrong = await place.differences();
    expect(wrong.filter((what) => !/deliver|messages/.test(what))).toEqual([]);
  });

  it('is private, replaces nothing, and holds no secret of the installation', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(backup(settings(), file)).rejects.toThrow('replaces nothing');
    const text = gunzipSync(await readFile(file)).toString('utf8');
    for (const secret of [ROLE_PASSWORD, settings().TOKEN_SECRET ?? '', settings().DATABASE_URL])
      expect(text).not.toContain(secret);
  });

  it('of a database without a hub is none', async () => {
    const place = await emptyPlace();
    const nothing = join(folder, 'nothing.backup');
    await expect(backup(place.settings({ DATABASE_AUDITOR_PASSWORD: '' }), nothing)).rejects.toThrow(
      'holds no hub',
    );
    await expect(stat(nothing)).rejects.toThrow('ENOENT');
  });

  it('is not restored over a hub, nor over what is no hub, nor as a real hub when it is a demo', async () => {
    const place = await emptyPlace();
    await place.rows('CREATE TABLE somebody_elses (id int)');
    await expect(place.restore(file)).rejects.toThrow('somebody_elses');
    expect(await place.rows('SELECT count(*)::int FROM somebody_elses')).toEqual([{ count: 0 }]);
    await place.rows('DROP TABLE somebody_elses');
    await expect(place.restore(file, {})).rejects.toThrow('backup of a demo');
    await place.restore(file);
    const before = await digests(place.database);
    await expect(place.restore(file)).rejects.toThrow('not empty');
    expect(await digests(place.database)).toEqual(before);
  });

  it('that is cut short, changed, or something else is not restored, and leaves an empty place', async () => {
    const place = await emptyPlace();
    const bad = join(folder, 'bad.backup');
    const whole = await readFile(file);
    const lines = gunzipSync(whole).toString('utf8').trimEnd().split('\n');
    const packed = (some: string[]) => gzipSync(`${some.join('\n')}\n`);
    const withoutRows = lines.filter((line) => !line.startsWith('{"table":"event"'));
    for (const content of [
      'hello',
      Buffer.alloc(0),
      packed(['{"hello":1}']),
      packed(lines.slice(0, -1)),
      packed(lines.slice(1)),
      packed(withoutRows),
      packed([
        (lines[0] ?? '').replace('RecordScans1000000000009', 'Tomorrow2000000000000'),
        ...lines.slice(1),
      ]),
      packed(lines.map((line) => line.replace(/"file":"[^"]*"/, '"file":"../../evil"'))),
    ]) {
      await writeFile(bad, content);
      await expect(place.restore(bad)).rejects.toThrow(/backup/);
    }
    await writeFile(bad, whole);
    await truncate(bad, whole.length - 100);
    await expect(place.restore(bad)).rejects.toThrow(/backup/);
    await place.restore(file);
    expect(await place.differences()).toEqual([]);
  });
});
