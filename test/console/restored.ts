import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restore } from '../../src/console/backup/restore.js';
import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import type { Settings } from '../../src/platform/settings/settings.js';
import { WorkerModule } from '../../src/worker.module.js';
import { asSuperuser, createDatabase, dropDatabase } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';

let made = 0;

/** An empty database with a folder of its own, for a backup to be put into. */
export class EmptyPlace {
  private constructor(
    readonly database: string,
    readonly folder: string,
  ) {}

  static async make(): Promise<EmptyPlace> {
    made += 1;
    const database = `${process.env.HUB_TEST_RUN}_${process.pid}_restored_${made}`;
    await createDatabase(database);
    return new EmptyPlace(database, await mkdtemp(join(tmpdir(), 'hub-restored-')));
  }

  settings(more: Record<string, string> = { HUB_DEMO: 'embedded' }): Settings {
    return testSettings('cli', this.database, { HUB_FILES_DIR: join(this.folder, 'files'), ...more });
  }

  restore(file: string, more?: Record<string, string>) {
    return restore(this.settings(more), file);
  }

  /** What `hub verify` finds wrong. @param strict unless the data are of a release that had fewer subscribers */
  async differences(strict = true): Promise<string[]> {
    const settings = this.settings();
    const subscribers = subscribersIn(WorkerModule.with(settings));
    const { all } = await verify(settings, subscribers, { wait: 0, strict }, { write: () => true });
    return all.filter(({ differences }) => differences > 0).map(({ what }) => what);
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their statement
  rows(sql: string): Promise<any[]> {
    return rowsIn(this.database, sql);
  }

  async remove(): Promise<void> {
    await dropDatabase(this.database);
    await rm(this.folder, { recursive: true, force: true });
  }
}

// biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their statement
export function rowsIn(database: string, sql: string): Promise<any[]> {
  return asSuperuser(async (client) => (await client.query(sql)).rows, database);
}

/**
 * A digest of every table, whatever order the rows are kept in. The pulse of the queues and the anchors are left out: a
 * worker goes on writing them while its hub is backed up.
 */
export async function digests(database: string): Promise<Record<string, string>> {
  const tables = await rowsIn(
    database,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname NOT IN ('schema_migration', 'queue_pulse', 'history_anchor', 'history_anchored') ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const sql = `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`;
    found[name] = (await rowsIn(database, sql))[0].digest;
  }
  return found;
}
