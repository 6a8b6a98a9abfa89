import type { Settings } from '../settings/settings.js';
import { ownerDataSource } from './migrate.js';
import type { Query } from './reference-loader.js';
import { refusePartialView } from './walls/whole-view.js';

/** Runs some statements as the owner of the database: what no serving process may do. @throws SettingsProblem for one who is not shown everything */
export async function asOwner<Result>(
  settings: Settings,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const owner = await ownerDataSource(settings).initialize();
  try {
    return await owner.transaction(async (manager) => {
      const query: Query = (sql, parameters) => manager.query(sql, parameters);
      await refusePartialView(query);
      return work(query);
    });
  } finally {
    await owner.destroy();
  }
}
