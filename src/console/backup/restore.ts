import { resolve } from 'node:path';
import { readClock } from '../../platform/clock/clock.store.js';
import { TABLE_GRANTS } from '../../platform/database/grants.js';
import { migratePart } from '../../platform/database/migrate.js';
import { asOwner } from '../../platform/database/owner-query.js';
import type { Query } from '../../platform/database/reference-loader.js';
import {
  clear,
  countRows,
  fixFormats,
  insertRows,
  setSequence,
  shapes,
} from '../../platform/database/table-rows.js';
import { type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import { migrateHub } from '../migrate-hub.js';
import { beginAnchors } from '../verification/history/new-anchors.js';
import type { BackupCount } from './backup.js';
import { type BackupEnd, type BackupHead, type BackupLine, readBackup } from './backup-file.js';
import { writeStored } from './stored-files.js';

/** What no hub is without that was ever used. */
const IN_USE = ['event', 'idempotency', 'member', 'organisation', 'outbox'];

/**
 * Puts a backup into a database without a hub, or with one that was never used: first the tables as they were when it
 * was taken, then all rows in one transaction, then this version's migrations.
 * @throws SettingsProblem for a hub that holds something, and for what is no whole backup
 */
export async function restore(settings: Settings, path: string): Promise<BackupCount & { head: BackupHead }> {
  await asOwner(settings, refuseUsed);
  const before = await readHead(path);
  await migratePart(settings, before.migrations);
  const counted = await asOwner(settings, (query) => new Restoration(settings, query, before).run(path));
  await migrateHub(settings);
  if (settings.HUB_ANCHOR_DIR !== 'none')
    await beginAnchors(settings, 'RESTORED', `the backup of ${before.takenAt} was put into this database`);
  return { ...counted, head: before };
}

async function refuseUsed(query: Query): Promise<void> {
  const foreign = (await shapes(query)).find(({ name }) => !(name in TABLE_GRANTS));
  if (foreign)
    throw new SettingsProblem(
      `DATABASE_URL: this database holds a table that is no hub's (${foreign.name}). Make a new one for the hub.`,
    );
  const rows = await countRows(query, IN_USE);
  if (rows > 0)
    throw new SettingsProblem(
      `DATABASE_URL: this hub is not empty (${rows} rows of people, organisations and events). ` +
        'A backup is restored into a new database, and never over a hub.',
    );
}

/** Reads the whole file once before anything is touched. */
async function readHead(path: string): Promise<BackupHead> {
  let first: BackupLine | undefined;
  for await (const line of readBackup(path)) first ??= line;
  if (first && 'format' in first) return first;
  throw new SettingsProblem(`${path} is no backup of a hub.`);
}

class Restoration {
  private readonly rows: Record<string, number> = {};
  private files = 0;

  constructor(
    private readonly settings: Settings,
    private readonly query: Query,
    private readonly before: BackupHead,
  ) {}

  async run(path: string): Promise<BackupCount> {
    await refuseUsed(this.query);
    await fixFormats(this.query);
    await this.refuseOtherShapes();
    await clear(this.query, this.before.tables);
    for await (const line of readBackup(path)) await this.take(line);
    for (const [name, last] of Object.entries(this.before.sequences))
      await setSequence(this.query, name, last);
    await this.refuseDemo();
    return { rows: Object.values(this.rows).reduce((sum, one) => sum + one, 0), files: this.files };
  }

  private async take(line: BackupLine): Promise<void> {
    if ('table' in line) {
      await insertRows(this.query, line.table, line.rows);
      this.rows[line.table] = (this.rows[line.table] ?? 0) + line.rows.length;
    } else if ('file' in line) {
      await writeStored(resolve(this.settings.HUB_FILES_DIR), line.file, Buffer.from(line.data, 'base64'));
      this.files += 1;
    } else if ('end' in line) this.refuseOtherCounts(line);
  }

  /** Rows are kept by place: a table of another shape would take the right values into the wrong columns. */
  private async refuseOtherShapes(): Promise<void> {
    const now = JSON.stringify(await shapes(this.query));
    if (now !== JSON.stringify(this.before.tables))
      throw new SettingsProblem('The tables of the backup are not those that its migrations make.');
  }

  private refuseOtherCounts({ rows, files }: BackupEnd): void {
    const missing = Object.entries(rows).find(([name, count]) => (this.rows[name] ?? 0) !== count);
    if (missing || files !== this.files)
      throw new SettingsProblem(`The backup does not hold what it says of ${missing?.[0] ?? 'files'}.`);
  }

  /** A hub with the demo's clock lives in 2020, and everybody knows its passwords. */
  private async refuseDemo(): Promise<void> {
    if (this.settings.HUB_DEMO || !(await readClock(this.query))) return;
    throw new SettingsProblem('This is the backup of a demo: it is restored on the embedded database only.');
  }
}
