import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { durableRedis } from './chaos-redis.mjs';
import { servicePart } from './chaos-service.mjs';
import { ensureDatabase, ownerUrl } from './database.mjs';
import { apiEnvironment, ownerEnvironment, workerEnvironment } from './environment.mjs';
import { LaunchFailure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { findPrograms } from './postgres-programs.mjs';
import { prepareDatabase } from './preparation.mjs';
import { withProgress } from './progress.mjs';
import { loadSecrets } from './secrets.mjs';

/**
 * @typedef {{
 *   project: string, folder: string, logFolder: string, build: string, backend: 'postgres' | 'redis',
 *   osUser?: import('./os-user.mjs').OsUser, lifetime: import('./lifetime.mjs').Lifetime,
 *   record: import('./run-record.mjs').RunRecord,
 * }} Place `folder` belongs to this run
 * @typedef {{ parts: import('./chaos-part.mjs').Part[], url: string, ownerEnv: NodeJS.ProcessEnv }} ChaosHub
 */

const READY_MILLISECONDS = 120_000;

/**
 * A whole hub in a folder of its own, durable, with the demo in it: every part a process that may be killed.
 *
 * @param {Place} place
 * @returns {Promise<ChaosHub>}
 */
export async function startChaosHub(place) {
  const { lifetime } = place;
  const { database, settings } = await startDatabase(place);
  const redis = place.backend === 'redis' ? await durableRedis(place) : undefined;
  await redis?.part.start();
  await prepareDatabase({ ...place, settings, databaseIsNew: true });
  const { api, worker, ownerEnv } = services(place, settings, redis?.url ?? '');
  const url = `http://127.0.0.1:${settings.port}`;
  await withProgress('Starting API and worker', () => startTogether([api, worker], url, lifetime));
  return { parts: [api, worker, database, ...(redis ? [redis.part] : [])], url, ownerEnv };
}

/** @param {Place} place */
async function startDatabase(place) {
  const { project, folder: dataFolder } = place;
  const secrets = loadSecrets(dataFolder);
  const { superuserPassword, ownerPassword } = secrets;
  const postgres = await withProgress('Starting PostgreSQL', () => startDurable(place, superuserPassword));
  await ensureDatabase({ project, superuserUrl: postgres.superuserUrl, ownerPassword });
  const databaseUrl = ownerUrl(postgres.port, ownerPassword);
  const port = await freePort();
  const { restart: start, exited } = postgres;
  return {
    database: { name: 'postgres', pid: () => pidOf(postgres), start, exited },
    settings: { databaseUrl, embedded: true, demo: true, secrets, dataFolder, host: '127.0.0.1', port },
  };
}

/**
 * @param {Place} place
 * @param {import('./environment.mjs').HubSettings} settings
 * @param {string} redisUrl an empty one counts as none: an address of the person's own must not be used
 */
function services(place, settings, redisUrl) {
  const queues = { REDIS_URL: redisUrl };
  const apiEnv = { ...apiEnvironment(settings), ...queues };
  const workerEnv = { ...workerEnvironment(settings), ...queues };
  return {
    api: servicePart({ ...place, name: 'api', script: 'main.js', env: apiEnv }),
    worker: servicePart({ ...place, name: 'worker', script: 'worker.js', env: workerEnv }),
    ownerEnv: { ...ownerEnvironment(settings), ...queues },
  };
}

/**
 * @param {Place} place
 * @param {string} password
 */
function startDurable({ project, folder, logFolder, osUser, lifetime, record }, password) {
  const programs = findPrograms({ project, osUser, copyTo: join(folder, 'programs') });
  return startPostgres({
    folder: join(folder, 'postgres'),
    programs,
    password,
    durable: true,
    osUser,
    logFolder,
    lifetime,
    record,
  });
}

/** @param {import('./postgres.mjs').Postgres} postgres */
function pidOf(postgres) {
  try {
    process.kill(postgres.pid(), 0);
    return postgres.pid();
  } catch {
    return undefined;
  }
}

/**
 * @param {import('./chaos-part.mjs').Part[]} parts
 * @param {string} url
 * @param {import('./lifetime.mjs').Lifetime} lifetime
 */
async function startTogether(parts, url, lifetime) {
  await Promise.all(parts.map((part) => part.start()));
  const deadline = Date.now() + READY_MILLISECONDS;
  while (Date.now() < deadline && !lifetime.isEnding && parts.every((part) => part.pid() !== undefined)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new LaunchFailure(
    `The hub does not get ready (${url}/health/ready): see the logs of api and worker.`,
  );
}
