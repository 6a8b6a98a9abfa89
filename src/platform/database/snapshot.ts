import type { Settings } from '../settings/settings.js';
import { createDataSource } from './data-source.js';
import { ownerDataSource } from './migrate.js';
import type { Query } from './reference-loader.js';
import { refusePartialView } from './walls/whole-view.js';

/**
 * Reads any number of tables as they were at one moment, and can change nothing. For the checks of a whole
 * installation: by the auditor, whose right it is, or by the owner where the auditor's password is not given.
 * @throws SettingsProblem when row-level security hides rows from it: nothing may be found in order that was not seen.
 * A snapshot keeps old rows from being cleaned up as long as it lasts: minutes, not hours.
 */
export async function inSnapshot<Result>(
  settings: Settings,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const source = settings.DATABASE_AUDITOR_PASSWORD
    ? createDataSource(settings, 'auditor', 1)
    : ownerDataSource(settings);
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('SET TRANSACTION READ ONLY');
    // A check of a million rows takes longer than anybody who waits for a page may.
    await runner.query('SET LOCAL statement_timeout = 0');
    await runner.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const query: Query = (sql, parameters) => runner.query(sql, parameters);
    await refusePartialView(query);
    return await work(query);
  } finally {
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release().catch(() => undefined);
    await source.destroy();
  }
}
