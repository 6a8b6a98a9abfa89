import { migrateHub } from '../../src/console/migrate-hub.js';
import { TABLE_GRANTS } from '../../src/platform/database/grants.js';
import { inSnapshot } from '../../src/platform/database/snapshot.js';
import { OPEN_TABLES } from '../../src/platform/database/walls/exceptions.js';
import { WALLS } from '../../src/platform/database/walls/walls.js';
import { asSuperuser, dropDatabase, ROLE_PREFIX } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

let database: string;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => dropDatabase(database));

const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  asSuperuser(async (client) => (await client.query(sql, parameters)).rows as Row[], database);

/** What a session of the API sees that has said who it is in these settings. */
const seenBy = (settings: Record<string, string>, sql: string) =>
  asSuperuser(async (client) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE ${ROLE_PREFIX}_api`);
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [`hub.${name}`, value]);
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.query('ROLLBACK');
    }
  }, database);

interface Table {
  name: string;
  walled: boolean;
  forced: boolean;
  policies: number;
}

const tables = () =>
  rows<Table>(
    `SELECT c.relname AS name, c.relrowsecurity AS walled, c.relforcerowsecurity AS forced,
            (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition ORDER BY 1`,
  );

describe('the second wall', () => {
  it('stands before every table, or there is a reason why not', async () => {
    const all = await tables();
    const behind = all.filter(({ walled, forced, policies }) => walled && forced && policies > 0);
    const open = all.filter((table) => !behind.includes(table)).map(({ name }) => name);
    // A new table needs a line in src/platform/database/walls: a wall, or a reason.
    expect(open).toEqual(Object.keys(OPEN_TABLES).sort());
    expect(behind.map(({ name }) => name)).toEqual(
      Object.keys(WALLS)
        .filter((name) => name !== 'idempotency_rest')
        .sort(),
    );
  });

  it('stands before the one part of a table that somebody may read by its own name', async () => {
    const parts = await rows<{ name: string; walled: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relispartition
          AND EXISTS (SELECT FROM aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
                       WHERE r.rolname IN ('${ROLE_PREFIX}_api', '${ROLE_PREFIX}_worker', '${ROLE_PREFIX}_relay'))`,
    );
    expect(parts).toEqual([{ name: 'idempotency_rest', walled: true }]);
  });

  it('holds for every role: none owns a table, is a superuser or passes by', async () => {
    const roles = await rows<{ role: string; mighty: boolean; owned: number }>(
      `SELECT rolname AS role, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
         FROM pg_roles r WHERE rolname = ANY ($1) ORDER BY 1`,
      [['api', 'auditor', 'relay', 'worker'].map((role) => `${ROLE_PREFIX}_${role}`)],
    );
    expect(roles).toHaveLength(4);
    expect(roles.every(({ mighty, owned }) => !mighty && owned === 0)).toBe(true);
    const [member] = await rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = ANY ($1)`,
      [['api', 'auditor', 'relay', 'worker'].map((role) => `${ROLE_PREFIX}_${role}`)],
    );
    expect(member?.n).toBe(0);
  });

  it('holds inside every view, and two functions only act as the owner', async () => {
    const views = await rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
          AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    );
    expect(views).toEqual([]);
    const definers = await rows<Record<string, unknown>>(
      `SELECT proname AS name, proconfig AS settings, has_function_privilege('public', oid, 'EXECUTE') AS "forAll"
         FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(definers).toEqual([
      { name: 'history_seal', settings: ['search_path=public, pg_temp'], forAll: false },
      { name: 'hub_maintain_partitions', settings: ['search_path=public, pg_temp'], forAll: false },
    ]);
  });

  it('gives everything to nobody but the auditor, who may only read, and the owner', async () => {
    const open = await rows<{ policy: string; command: string }>(
      `SELECT DISTINCT policyname AS policy, cmd AS command FROM pg_policies
        WHERE schemaname = 'public' AND (qual = 'true' OR with_check = 'true') ORDER BY 1`,
    );
    expect(open).toEqual([
      { policy: 'auditor_reads', command: 'SELECT' },
      { policy: 'owner_all', command: 'ALL' },
    ]);
  });
});

describe('whoever checks or copies everything', () => {
  const look = () => inSnapshot(testSettings('cli', database), (query) => query('SELECT 1', []));

  it('is refused when he is not shown every row, until the next migrate', async () => {
    expect(await look()).toHaveLength(1);
    await rows('DROP POLICY auditor_reads ON event');
    await expect(look()).rejects.toThrow(/does not see every row of event,/);
    await rows(`CREATE POLICY only_some ON unit AS RESTRICTIVE FOR SELECT TO PUBLIC USING (id > 100)`);
    await expect(look()).rejects.toThrow(/does not see every row of event, unit,/);
    await migrateHub(testSettings('cli', database));
    expect(await look()).toHaveLength(1);
  });
});

describe('whoever has not said who he is', () => {
  const readable = Object.keys(WALLS).filter((table) => TABLE_GRANTS[table]?.api?.includes('select'));

  it.each([
    ['says nothing', {}],
    ['says nothing in so many words', { organisation: '', hub: '', actor: '', kind: '' }],
  ])('%s, and sees nothing', async (_, settings) => {
    for (const table of readable)
      expect([table, await seenBy(settings, `SELECT 1 FROM ${table} LIMIT 1`)]).toEqual([table, []]);
  });

  it('writes nothing', async () => {
    const insert = `INSERT INTO share (subject_kind, subject_id, organisation_id, role, since) VALUES ('unit', 1, 1, 'HUB', now())`;
    await expect(seenBy({}, insert)).rejects.toThrow('row-level security');
    await expect(seenBy({ organisation: '0', kind: 'nobody' }, insert)).rejects.toThrow('row-level security');
    expect(await seenBy({ organisation: '1', kind: 'member' }, insert)).toEqual([]);
  });

  it('sees the locations of the hub when he is somebody', async () => {
    expect(await seenBy({ kind: 'member' }, 'SELECT 1 FROM location LIMIT 1')).toHaveLength(1);
  });
});
