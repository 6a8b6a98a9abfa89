import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Query } from '../../platform/database/reference-loader.js';
import { inSnapshot } from '../../platform/database/snapshot.js';
import { fixFormats, migrationsRun, rowsOf, sequences, shapes } from '../../platform/database/table-rows.js';
import { type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import { type BackupLine, head, writeBackup } from './backup-file.js';
import { readStored, storedFiles } from './stored-files.js';

export interface BackupCount {
  readonly rows: number;
  readonly files: number;
}

/**
 * Writes all rows of a hub, as of one moment, and its uploads into one file. The hub may go on working.
 * Queues are left out: they follow from the rows. Settings and passwords of the installation are not in the database.
 * @throws SettingsProblem for a file that exists, or a database without a hub
 */
export async function backup(settings: Settings, path: string): Promise<BackupCount> {
  if (existsSync(path))
    throw new SettingsProblem(`${path} exists: a backup replaces nothing. Choose another name.`);
  const counted = { rows: 0, files: 0 };
  await inSnapshot(settings, (query) => writeBackup(path, linesOf(settings, query, counted)));
  return counted;
}

async function* linesOf(
  settings: Settings,
  query: Query,
  counted: { rows: number; files: number },
): AsyncGenerator<BackupLine> {
  await fixFormats(query);
  const migrations = await migrationsRun(query);
  if (migrations.length === 0) throw new SettingsProblem('DATABASE_URL: this database holds no hub.');
  const tables = await shapes(query);
  const files = settings.S3_BUCKET ? 'elsewhere' : 'inside';
  const takenAt = new Date().toISOString();
  yield head({ takenAt, migrations, tables, sequences: await sequences(query), files });
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    rows[name] = 0;
    for await (const some of rowsOf(query, name)) {
      rows[name] += some.length;
      yield { table: name, rows: some };
    }
    counted.rows += rows[name];
  }
  if (files === 'inside') yield* filesOf(resolve(settings.HUB_FILES_DIR), counted);
  yield { end: true, rows, files: counted.files };
}

async function* filesOf(folder: string, counted: { files: number }): AsyncGenerator<BackupLine> {
  for (const file of await storedFiles(folder)) {
    counted.files += 1;
    yield { file, data: (await readStored(folder, file)).toString('base64') };
  }
}
