import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnfinishedUploads } from '../../src/attachments/unfinished-uploads.service.js';
import { Floor, START } from '../dispatches/floor.js';
import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { jpeg, Uploads } from './uploads.js';

let world: World;
let uploads: Uploads;
let folder: string;
let dispatchId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-uploads-'));
  world = await startWorld({ HUB_FILES_DIR: folder });
  await world.setClock(START);
  uploads = new Uploads(world, folder);
  const floor = new Floor(world);
  const truck = await floor.truck('LIS');
  const { id, pallets } = await floor.planned(1, 'LIS');
  for (const one of pallets) await floor.load(id, one);
  await floor.clock(11);
  await floor.report(truck.id, 'LEFT', 10);
  dispatchId = id;
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

const sweep = (seconds: number) => world.worker.get(UnfinishedUploads, { strict: false }).sweep(seconds);
const rows = (where: string): Promise<number> =>
  asSuperuser(
    async (client) => (await client.query(`SELECT FROM attachment WHERE ${where}`)).rows.length,
    world.database,
  );

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to that');
}

async function visible(): Promise<number> {
  const query = 'query Q($id: ID!) { dispatch(id: $id) { attachments { id } } }';
  return (await world.ask('operator', query, { id: dispatchId })).data.dispatch.attachments.length;
}

it('leaves nothing of an upload that broke off, and sees nothing of it meanwhile', async () => {
  const { sending, status } = uploads.half('carrier', dispatchId, jpeg(300_000), 100_000);
  await until(async () => (await rows('kept_at IS NULL')) === 1);
  expect(await visible()).toBe(0);
  sending.destroy();
  await expect(status).rejects.toThrow();
  await until(async () => (await rows('true')) === 0);
  expect(await uploads.stored()).toEqual([]);
});

it('sweeps what a process that died left behind, and nothing that was kept', async () => {
  const { body } = await uploads.put('carrier', dispatchId, jpeg());
  // What a kill leaves: the row without its end, and the file whole or in part.
  const orphan = '0195f2d1-7c3a-7000-8000-0123456789ab';
  await asSuperuser(async (client) => {
    await client.query(
      `INSERT INTO attachment (public_id, subject_kind, subject_id, purpose, file_key, content_type, actor_id, begun_at)
       SELECT $1, subject_kind, subject_id, purpose, $1, content_type, actor_id, now() - interval '2 hours' FROM attachment`,
      [orphan],
    );
  }, world.database);
  const { FILE_STORAGE } = await import('../../src/platform/files/file-storage.js');
  const storage = world.api.get(FILE_STORAGE, { strict: false });
  await storage.put(jpeg(), { contentType: 'image/jpeg', maxBytes: 10_000 }, orphan);
  expect(await uploads.stored()).toHaveLength(2);
  expect((await uploads.get('operator', orphan)).status).toBe(404);
  expect(await visible()).toBe(1);

  await sweep(3_600);
  expect(await uploads.stored()).toHaveLength(1);
  expect(await rows('true')).toBe(1);
  expect((await uploads.get('operator', body.id)).status).toBe(200);
});

it('does not keep what was swept while it was sent', async () => {
  const [files, seen] = [await uploads.stored(), await visible()];
  const slow = uploads.half('carrier', dispatchId, jpeg(300_000), 100_000);
  await until(async () => (await rows('kept_at IS NULL')) === 1);
  await sweep(0);
  slow.rest();
  expect(await slow.status).toBe(500);
  expect(await visible()).toBe(seen);
  await until(async () => (await uploads.stored()).length === files.length);
  expect(await rows('kept_at IS NULL')).toBe(0);
});
