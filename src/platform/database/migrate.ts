import { DataSource } from 'typeorm';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { FUNCTION_GRANTS, TABLE_GRANTS } from './grants.js';
import { MIGRATIONS } from './migrations.js';
import type { ReferenceLoader } from './reference-loader.js';
import { APPLICATION_ROLES, roleName, rolePassword } from './roles.js';
import { type RoleNames, raiseWalls } from './walls/walls.js';

/** Any number: two migrate commands at once wait for one another on it. */
const MIGRATE_LOCK = 4_202_003;

/** The owner's pool: for migrate and the tests of the schema. Nothing that serves people has it. */
export function ownerDataSource(
  settings: Settings,
  migrations: readonly (typeof MIGRATIONS)[number][] = MIGRATIONS,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.DATABASE_URL,
    applicationName: 'liege-hub owner',
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    extra: { max: 3, connectionTimeoutMillis: 10_000 },
  });
}

/** What the features add to an installation. */
export interface Additions {
  /** Made by the owner, because the application's roles may create nothing. */
  readonly queues: (settings: Settings) => Promise<void>;
  /** In order: a later one may look up what an earlier one wrote. */
  readonly reference: readonly ReferenceLoader[];
}

/**
 * Brings the database to this version: roles, tables, queues, reference data, grants. Safe to run again and
 * at the same time as another one.
 * @returns the names of the migrations that were run.
 */
export async function migrate(settings: Settings, { queues, reference }: Additions): Promise<string[]> {
  const owner = await ownerDataSource(settings).initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    await refuseOldPostgres(owner);
    for (const role of APPLICATION_ROLES) await ensureRole(owner, settings, role);
    const run = await owner.runMigrations();
    await queues(settings);
    await owner.transaction(async (manager) => {
      for (const load of reference) await load((sql, parameters) => manager.query(sql, parameters));
    });
    await grant(owner, settings);
    return run.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATE_LOCK]).catch(() => undefined);
    await lock.release();
    await owner.destroy();
  }
}

/**
 * Brings an empty database to where some earlier release was: its tables and nothing else, for a backup to be put
 * back into. `migrate` goes on from there.
 *
 * @param names of all the migrations that had been run
 * @throws SettingsProblem for one that this version does not know
 */
export async function migratePart(settings: Settings, names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !MIGRATIONS.some((migration) => migration.name === name));
  if (unknown)
    throw new SettingsProblem(`The backup is of a newer version (${unknown}): restore it with that one.`);
  const wanted = MIGRATIONS.filter(({ name }) => names.includes(name));
  const owner = await ownerDataSource(settings, wanted).initialize();
  try {
    await owner.query('DROP SCHEMA public CASCADE');
    await owner.query('CREATE SCHEMA public');
    for (const role of APPLICATION_ROLES) await ensureRole(owner, settings, role);
    await owner.runMigrations();
  } finally {
    await owner.destroy();
  }
}

async function refuseOldPostgres(owner: DataSource): Promise<void> {
  const [row] = await owner.query(`SELECT current_setting('server_version_num')::int AS version`);
  if (row.version < 150_000)
    throw new SettingsProblem(`DATABASE_URL: Postgres 15 or newer is needed; this is ${row.version}.`);
}

type AnyRole = (typeof APPLICATION_ROLES)[number];

async function ensureRole(owner: DataSource, settings: Settings, role: AnyRole): Promise<void> {
  const name = roleName(settings, role);
  const [exists] = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (!exists) await createRole(owner, name);
  const password = rolePassword(settings, role);
  if (password) await owner.query(`ALTER ROLE ${quoted(name)} LOGIN PASSWORD ${literal(password)}`);
}

async function createRole(owner: DataSource, name: string): Promise<void> {
  try {
    await owner.query(`CREATE ROLE ${quoted(name)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`);
  } catch (problem) {
    throw new SettingsProblem(
      `DATABASE_URL: its user may not create the role ${name} (${(problem as Error).message}). ` +
        'Give that user CREATEROLE, or create the four roles first (see docs/running.md).',
    );
  }
}

async function grant(owner: DataSource, settings: Settings): Promise<void> {
  const names = APPLICATION_ROLES.map((role) => quoted(roleName(settings, role)));
  const everybody = names.join(', ');
  const statements = [
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${everybody}`,
    `GRANT USAGE ON SCHEMA public TO ${everybody}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${everybody}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${quoted(roleName(settings, 'auditor'))}`,
    ...tableGrants(settings),
    ...functionGrants(settings),
  ];
  // One transaction: a running hub never sees a moment without its rights, or a table without its wall.
  await owner.transaction(async (manager) => {
    for (const statement of statements) await manager.query(statement);
    await raiseWalls((sql, parameters) => manager.query(sql, parameters), quotedNames(settings));
  });
}

function quotedNames(settings: Settings): RoleNames {
  const name = (role: AnyRole) => quoted(roleName(settings, role));
  return { api: name('api'), worker: name('worker'), relay: name('relay'), auditor: name('auditor') };
}

function tableGrants(settings: Settings): string[] {
  return Object.entries(TABLE_GRANTS).flatMap(([table, grants]) =>
    Object.entries(grants).map(
      ([role, rights]) =>
        `GRANT ${rights.join(', ')} ON ${table} TO ${quoted(roleName(settings, role as AnyRole))}`,
    ),
  );
}

function functionGrants(settings: Settings): string[] {
  return Object.entries(FUNCTION_GRANTS).flatMap(([signature, roles]) => [
    `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
    ...roles.map((role) => `GRANT EXECUTE ON FUNCTION ${signature} TO ${quoted(roleName(settings, role))}`),
  ]);
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
