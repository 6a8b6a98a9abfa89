import type { Settings } from '../settings/settings.js';
import { ownerDataSource } from './migrate.js';
import type { Query } from './reference-loader.js';

/** Runs some statements as the owner of the database: what no serving process may do. */
export async function asOwner<Result>(
  settings: Settings,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const owner = await ownerDataSource(settings).initialize();
  try {
    return await owner.transaction((manager) => work((sql, parameters) => manager.query(sql, parameters)));
  } finally {
    await owner.destroy();
  }
}
