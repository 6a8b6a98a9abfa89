import { loadCatalogue } from '../catalogue/catalogue.reference.js';
import { loadLanes } from '../places/lanes.reference.js';
import { loadPlaces } from '../places/places.reference.js';
import { migrate } from '../platform/database/migrate.js';
import { createQueueSchema } from '../platform/jobs/queue-schema.js';
import type { Settings } from '../platform/settings/settings.js';
import { loadUnits } from '../units/units.reference.js';

/** The whole installation of a database. Safe to repeat. @returns the names of the migrations that were run. */
export function migrateHub(settings: Settings): Promise<string[]> {
  const reference = [loadPlaces, loadLanes, loadCatalogue, loadUnits];
  return migrate(settings, { queues: createQueueSchema, reference });
}
