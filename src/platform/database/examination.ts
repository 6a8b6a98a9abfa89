import type { Settings } from '../settings/settings.js';
import { createDataSource } from './data-source.js';
import { MIGRATIONS } from './migrations.js';
import { POWERS, type Powers } from './powers.js';
import type { Query } from './reference-loader.js';
import { APPLICATION_ROLES, type ApplicationRole, roleName, rolePassword } from './roles.js';
import { migrationsRun } from './table-rows.js';

export interface ServerFacts {
  /** Such as 180004. */
  readonly version: number;
  readonly superuser: boolean;
  /** How far the server's clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
}

export async function examineServer(query: Query): Promise<ServerFacts> {
  const before = Date.now();
  const [row] = (await query(
    `SELECT current_setting('server_version_num')::int AS version, clock_timestamp() AS now,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser`,
    [],
  )) as { version: number; now: Date; superuser: boolean }[];
  if (!row) throw new Error('Postgres said nothing of itself');
  const middle = (before + Date.now()) / 2;
  return { version: row.version, superuser: row.superuser, ahead: row.now.getTime() - middle };
}

/** Migrations of this version that were not run, and those that were run and are not of this version. */
export async function examineMigrations(query: Query): Promise<{ missing: string[]; unknown: string[] }> {
  const run = await migrationsRun(query);
  const known = MIGRATIONS.map(({ name }) => name);
  return {
    missing: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
}

/** What speaks against each role, in words; null for a role that is as it should be. */
export async function examineRoles(query: Query, settings: Settings): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const role of APPLICATION_ROLES) {
    const name = roleName(settings, role);
    found.set(name, (await powerOf(query, name)) ?? (await doorOf(settings, role)));
  }
  return found;
}

async function powerOf(query: Query, name: string): Promise<string | null> {
  const [found] = (await query(POWERS, [name])) as Powers[];
  if (!found) return 'does not exist';
  return found.powers.length > 0 ? found.powers.join(', ') : null;
}

/** Where its password is given: whether it lets in. */
async function doorOf(settings: Settings, role: ApplicationRole): Promise<string | null> {
  if (!rolePassword(settings, role)) return null;
  const source = createDataSource(settings, role, 1);
  try {
    await source.initialize();
    return null;
  } catch {
    return 'is not let in with the password that is given here';
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
