import type { DataSource } from 'typeorm';
import { SettingsProblem } from '../settings/settings.js';
import { isUnreachable } from './postgres-errors.js';

/** Milliseconds between two attempts, and for all of them. */
const PATIENCE = 500;
const LIMIT = 60_000;

interface Identity {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  owned: number;
  creates: boolean;
}

/**
 * Connects, waiting for a Postgres that is still starting, and refuses a login that may do too much:
 * nothing of the hub runs as an owner, a superuser or a role that can create tables.
 */
export async function connectAs(dataSource: DataSource, role: string): Promise<DataSource> {
  const end = Date.now() + LIMIT;
  while (!dataSource.isInitialized) {
    try {
      await dataSource.initialize();
    } catch (problem) {
      if (!isUnreachable(problem) || Date.now() > end) throw problem;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }
  await refusePower(dataSource, role);
  return dataSource;
}

async function refusePower(dataSource: DataSource, role: string): Promise<void> {
  const [identity] = (await dataSource.query(
    `SELECT rolname AS role, rolsuper AS superuser, rolbypassrls AS bypasses,
            (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
            has_schema_privilege('public', 'CREATE') AS creates
       FROM pg_roles r WHERE rolname = current_user`,
  )) as Identity[];
  if (!identity) throw new Error('Postgres does not know the role that it let in');
  if (identity.superuser || identity.bypasses || identity.owned > 0 || identity.creates) {
    throw new SettingsProblem(
      `DATABASE_URL: the ${role} process is logged in as ${identity.role}, which may do too much. ` +
        'Run `npm run migrate` as the owner, and give this process only its own role and password.',
    );
  }
}
