/**
 * The floors of src/. A file imports from a strictly lower floor or from its own folder; two folders on one
 * floor are strangers. A new folder gets its line here before its first file.
 */
export const FLOORS: Readonly<Record<string, number>> = {
  platform: 0,
  standards: 0,
  history: 1,
  places: 2,
  catalogue: 2,
  accounts: 3,
  notices: 4,
  attachments: 4,
  transports: 4,
  pledges: 4,
  consignments: 5,
  requests: 5,
  units: 6,
  receiving: 7,
  handling: 7,
  coldchain: 7,
  books: 7,
  receipt: 8,
  manifests: 8,
  planning: 8,
  quality: 8,
  dispatches: 9,
  tracking: 10,
  recall: 10,
  labels: 10,
  interop: 10,
  reports: 10,
  operations: 10,
  console: 11,
};

/** Folders that are not features (history knows ids only): every file of theirs may be imported from above. */
export const OPEN_FOLDERS: readonly string[] = ['platform', 'standards', 'history'];

/** What a feature shows to others; all else (entity, store, resolver, worker) is its own. */
export const PUBLIC_ROLES: readonly string[] = [
  'module',
  'service',
  'model',
  'refusals',
  'jobs',
  'events',
  'loader',
  'lifecycle',
  'fold',
  'reference',
];

/** A folder that belongs to a door: like the door itself it may import the modules that stand above all floors. */
export const DOOR_FOLDERS: readonly string[] = ['console'];

/** Compares what is stored with what follows from it, across all features, and changes nothing: as the auditor may. */
export const VERIFIER = 'src/console/verification/';

/** The doors stand above all floors, and only they and the settings see process.env. */
export const DOORS: readonly string[] = ['src/main.ts', 'src/worker.ts', 'src/cli.ts'];
