import type { DataSource } from 'typeorm';
import { migrate } from './platform/database/migrate.js';
import type { Settings } from './platform/settings/settings.js';
import { loadUnitLifecycle } from './units/lifecycle.reference.store.js';

/** The whole installation of a database: roles, tables, queues, reference data, grants. Safe to repeat. */
export function migrateHub(settings: Settings): Promise<string[]> {
  return migrate(settings, loadReferenceData);
}

async function loadReferenceData(owner: DataSource): Promise<void> {
  await owner.transaction(async (manager) => {
    await loadUnitLifecycle((sql, parameters) => manager.query(sql, parameters));
  });
}
