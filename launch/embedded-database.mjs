import { join } from 'node:path';
import { acceptsPassword, ensureDatabase, ownerUrl } from './database.mjs';
import { messageOf } from './failure.mjs';
import { pause } from './lifetime.mjs';
import { startPostgres } from './postgres.mjs';
import { resetSuperuserPassword } from './postgres-cluster.mjs';
import { findPrograms } from './postgres-programs.mjs';
import { say, withProgress } from './progress.mjs';

/**
 * @typedef {import('./postgres.mjs').Postgres} Postgres
 * @typedef {import('./postgres-cluster.mjs').Cluster} Cluster
 * @typedef {{
 *   project: string, data: import('./data-folder.mjs').DataFolder, secrets: import('./secrets.mjs').Secrets,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} Place
 * @typedef {{ url: string, isNew: boolean }} OwnDatabase `url` holds the owner's credentials
 */

/**
 * Starts the hub's own PostgreSQL and sees to it that it stays up.
 *
 * @param {Place} place
 * @returns {Promise<OwnDatabase>}
 */
export async function startEmbeddedDatabase(place) {
  const { project, data, secrets, lifetime, record } = place;
  /** @type {Cluster} */
  const cluster = {
    folder: join(data.path, 'postgres'),
    programs: findPrograms({ project, osUser: data.osUser, copyTo: join(data.path, 'programs') }),
    password: secrets.superuserPassword,
    durable: true,
    osUser: data.osUser,
    logFolder: join(data.path, 'logs'),
    lifetime,
    record,
  };
  const postgres = await withProgress('Starting PostgreSQL', () => startWithSecrets(project, cluster));
  if (postgres.healed)
    say('A PostgreSQL that a killed hub had left running was stopped first; its data are safe.');
  void keepAlive(postgres, cluster);
  const { superuserUrl, port } = postgres;
  const isNew = await ensureDatabase({ project, superuserUrl, ownerPassword: secrets.ownerPassword });
  return { url: ownerUrl(port, secrets.ownerPassword), isNew };
}

/**
 * @param {string} project
 * @param {Cluster} cluster
 * @returns {Promise<Postgres>}
 */
async function startWithSecrets(project, cluster) {
  const postgres = await startPostgres(cluster);
  if (await acceptsPassword(project, postgres.superuserUrl)) return postgres;
  // The secrets were lost and made anew, the data were not.
  await postgres.stop();
  await resetSuperuserPassword(cluster);
  await postgres.restart();
  return postgres;
}

/**
 * @param {Postgres} postgres
 * @param {Cluster} cluster
 */
async function keepAlive(postgres, { lifetime, logFolder }) {
  for (;;) {
    await postgres.exited();
    if (lifetime.isEnding) return;
    say(`PostgreSQL has ended and is started again; its log is ${join(logFolder, 'postgres.log')}.`);
    try {
      await postgres.restart();
    } catch (error) {
      if (lifetime.isEnding) return;
      say(`${messageOf(error)} It is tried again in 5 s.`);
      await pause(5000, lifetime);
    }
  }
}
