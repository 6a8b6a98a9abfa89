import { migrateHub } from '../../src/console/migrate-hub.js';
import { asSuperuser, createDatabase, createOwner } from './cluster.js';
import { testSettings } from './test-settings.js';

const TEMPLATE_LOCK = 20_200_313;

let clones = 0;

/** A fresh copy of this run's migrated template, which the first caller makes. @returns its name. */
export async function cloneDatabase(): Promise<string> {
  const run = process.env.HUB_TEST_RUN;
  if (!run) throw new Error('HUB_TEST_RUN is not set: the global set-up did not run');
  await ensureTemplate(`${run}_template`);
  clones += 1;
  const name = `${run}_${process.pid}_${clones}`;
  await createDatabase(name, `${run}_template`);
  return name;
}

async function ensureTemplate(template: string): Promise<void> {
  // The lock is the session's: others wait here until the template is whole, or its maker is gone.
  await asSuperuser(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    await createOwner();
    const unfinished = `${template}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await createDatabase(unfinished);
    await migrateHub(testSettings('cli', unfinished));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
}
