import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { findPrograms } from './postgres-programs.mjs';
import { makeSecrets } from './secrets.mjs';

/**
 * Starts a PostgreSQL for one run, with nothing in it, that forgets all after a crash and is fast therefore.
 *
 * @param {{
 *   project: string, folder: string, logFolder: string, osUser?: import('./os-user.mjs').OsUser,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} place `folder` belongs to this run
 * @returns {Promise<string>} the address of its superuser
 */
export async function startPrivatePostgres({ project, folder, logFolder, osUser, lifetime, record }) {
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    programs: findPrograms({ project, osUser, copyTo: join(folder, 'programs') }),
    password: makeSecrets().superuserPassword,
    durable: false,
    osUser,
    logFolder,
    lifetime,
    record,
  });
  return postgres.superuserUrl;
}
