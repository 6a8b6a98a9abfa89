import type { DataSource } from 'typeorm';
import { SettingsProblem } from '../settings/settings.js';
import { isUnreachable } from './postgres-errors.js';
import { POWERS, type Powers } from './powers.js';

/** Milliseconds between two attempts, and for all of them. */
const PATIENCE = 500;
const LIMIT = 60_000;

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
  const [me] = (await dataSource.query('SELECT current_user AS name')) as { name: string }[];
  const [found] = (await dataSource.query(POWERS, [me?.name])) as Powers[];
  if (!found) throw new Error('Postgres does not know the role that it let in');
  if (found.powers.length > 0) {
    throw new SettingsProblem(
      `DATABASE_URL: the ${role} process is logged in as ${found.role}, which may do too much: it ` +
        `${found.powers.join(', ')}. ` +
        'Run `npm run migrate` as the owner, and give this process only its own role and password.',
    );
  }
}
