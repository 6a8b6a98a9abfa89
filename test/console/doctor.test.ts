import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from '../../src/console/doctor/doctor.js';
import {
  asSuperuser,
  createDatabase,
  dropDatabase,
  ownerUrl,
  ROLE_PASSWORD,
  ROLE_PREFIX,
} from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';

const TOKEN_SECRET = '9f2b6c1e8a7d4503bc19e6f0a2d8475c';

let database: string;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'hub-doctor-'));
});
afterAll(async () => {
  await dropDatabase(database);
  await rm(folder, { recursive: true, force: true });
});

const environment = (more: Record<string, string | undefined> = {}) => ({
  NODE_ENV: 'test',
  DATABASE_URL: ownerUrl(database),
  DATABASE_ROLE_PREFIX: ROLE_PREFIX,
  DATABASE_API_PASSWORD: ROLE_PASSWORD,
  TOKEN_SECRET,
  HUB_FILES_DIR: join(folder, 'files'),
  HUB_MAIL_DIR: join(folder, 'mail'),
  ...more,
});
/** What was written, with what of it is bad. No secret may be in it, whatever is wrong. */
async function examined(more: Record<string, string | undefined> = {}) {
  const lines: string[] = [];
  const given = environment(more);
  await examine(given, { write: (line: string) => lines.push(line) });
  const text = lines.join('');
  for (const secret of [ROLE_PASSWORD, TOKEN_SECRET, 'deep-secret']) expect(text).not.toContain(secret);
  return { text, bad: lines.filter((line) => line.startsWith('BAD')).map((line) => line.slice(6).trimEnd()) };
}
const change = (sql: string, where = database) => asSuperuser((client) => client.query(sql), where);

describe('hub doctor', () => {
  it('finds nothing bad with a hub that was just installed, and says what comes next', async () => {
    const { text, bad } = await examined();
    expect(bad).toEqual([]);
    expect(text).toContain('hub create-administrator');
    expect(text).toContain('The database is migrated to this version');
    expect(text).toContain('The four roles are there');
    expect(text).toContain('Postgres carries the jobs');
  });

  it('finds a server that is away, without telling its password', async () => {
    const away = await examined({ DATABASE_URL: 'postgres://owner:deep-secret@127.0.0.1:1/hub' });
    expect(away.bad).toEqual([expect.stringMatching(/^Postgres does not answer .*DATABASE_URL/)]);
  });

  it('finds a database without a hub, and one of a newer version', async () => {
    const empty = `${database}_doctor`;
    await createDatabase(empty);
    try {
      expect((await examined({ DATABASE_URL: ownerUrl(empty) })).bad).toEqual([
        expect.stringMatching(/migrations have not been run\. Run: hub migrate/),
      ]);
    } finally {
      await dropDatabase(empty);
    }
    await change(
      `INSERT INTO schema_migration ("timestamp", name) VALUES (9000000000000, 'Tomorrow9000000000000')`,
    );
    expect((await examined()).bad).toEqual([expect.stringContaining('of a newer version')]);
    await change(`DELETE FROM schema_migration WHERE name LIKE 'Tomorrow%'`);
  });

  it('finds roles that are missing or may do too much', async () => {
    expect((await examined({ DATABASE_ROLE_PREFIX: 'nobodys' })).bad).toHaveLength(4);
    await change(`GRANT CREATE ON SCHEMA public TO ${ROLE_PREFIX}_api`);
    expect((await examined()).bad).toEqual([expect.stringContaining(`${ROLE_PREFIX}_api may create tables`)]);
    await change(`REVOKE CREATE ON SCHEMA public FROM ${ROLE_PREFIX}_api`);
  });

  it("finds a demo's clock on a hub that is no demo", async () => {
    await change('INSERT INTO clock (real_anchor, hub_anchor, rate) VALUES (now(), now(), 1)');
    expect((await examined()).bad).toEqual([expect.stringContaining("a demo's clock")]);
    await change('DELETE FROM clock');
  });

  it('finds queues that were not made', async () => {
    await change('ALTER SCHEMA bullmq RENAME TO elsewhere');
    expect((await examined()).bad).toEqual([expect.stringContaining('npm run migrate')]);
    await change('ALTER SCHEMA elsewhere RENAME TO bullmq');
  });

  it('finds a Redis that is away, or is something else that never answers', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    try {
      for (const address of [`redis://:deep-secret@127.0.0.1:${port}`, 'redis://127.0.0.1:1'])
        expect((await examined({ REDIS_URL: address })).bad).toEqual([
          expect.stringContaining('does not answer'),
        ]);
    } finally {
      silent.close();
    }
  });

  it('finds a folder that cannot be written', async () => {
    await writeFile(join(folder, 'a-file'), '');
    await chmod(join(folder, 'a-file'), 0o400);
    const { bad } = await examined({ HUB_MAIL_DIR: join(folder, 'a-file', 'mail') });
    expect(bad).toEqual([expect.stringMatching(/HUB_MAIL_DIR: .* cannot be written/)]);
  });

  it('finds settings that stop the start, and looks no further', async () => {
    const { bad, text } = await examined({ PORT: 'deep-secret', DATABASE_URL: 'http://deep-secret' });
    expect(bad).toHaveLength(3);
    expect(text).not.toContain('Postgres');
    expect((await examined({ HUB_DEMO: 'embedded', NODE_ENV: 'production' })).bad).toHaveLength(3);
  });
});
