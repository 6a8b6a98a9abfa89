import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../launch/build.mjs';
import { ensureDatabase, ownerUrl } from '../launch/database.mjs';
import { apiEnvironment, ownerEnvironment, workerEnvironment } from '../launch/environment.mjs';
import { ensureInstalled } from '../launch/install.mjs';
import { Lifetime } from '../launch/lifetime.mjs';
import { accountForPostgres, isRoot } from '../launch/os-user.mjs';
import { freePort } from '../launch/ports.mjs';
import { startPostgres } from '../launch/postgres.mjs';
import { findPrograms } from '../launch/postgres-programs.mjs';
import { findRedisServer, startPrivateRedis } from '../launch/private-redis.mjs';
import { runCommand } from '../launch/run-command.mjs';
import { makeSecrets } from '../launch/secrets.mjs';
import { startServices } from '../launch/services.mjs';
import { makeTestFolder } from '../launch/test-folder.mjs';

const require = createRequire(import.meta.url);

/**
 * What every benchmark stands on: a Postgres of its own that keeps what it is told (fsync on), migrated, with the demo's
 * people in it, and API and worker as real processes when they are asked for.
 */
export async function prepareGround() {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  const lifetime = new Lifetime();
  const folder = await makeTestFolder(isRoot() ? accountForPostgres() : undefined);
  lifetime.add(() => folder.remove());
  const setup = { project, lifetime, logFolder: folder.logFolder };
  await ensureInstalled(setup);
  await ensureBuilt(setup);
  const place = {
    project,
    lifetime,
    folder: folder.path,
    logFolder: folder.logFolder,
    record: folder.record,
  };
  const settings = await database(place);
  await command(place, settings, ['migrate']);
  await command(place, settings, ['demo', 'load']);
  return groundOn(place, settings);
}

function groundOn(place, settings) {
  const { project, lifetime } = place;
  const { Pool } = require('pg');
  const pool = new Pool({ connectionString: settings.databaseUrl, max: 4 });
  // Idle connections hear when the server is stopped at the end: no reason to lose the figures.
  pool.on('error', () => undefined);
  lifetime.add(() => pool.end());
  return {
    project,
    pool,
    settings,
    url: `http://127.0.0.1:${settings.port}`,
    dist: (path) => join(project, 'dist', path),
    startServices: () => services(place, settings),
    command: (args) => command(place, settings, args),
    redis: () => redis(place),
    environments: { api: () => apiEnvironment(settings), worker: () => workerEnvironment(settings) },
    connectAsApi: () => connectAsApi(settings),
    end: () => lifetime.end(),
  };
}

/** One connection under the role of the API, which row-level security holds for. */
async function connectAsApi({ databaseUrl, secrets }) {
  const { Client } = require('pg');
  const url = new URL(databaseUrl);
  url.username = `${url.pathname.slice(1)}_api`;
  url.password = secrets.apiPassword;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}

/** API and worker; `stop` ends both, so that others can take their place. */
async function services({ lifetime, ...place }, settings) {
  const own = new Lifetime();
  lifetime.add(() => own.end());
  await startServices({ ...place, lifetime: own, settings, url: `http://127.0.0.1:${settings.port}` });
  return { stop: () => own.end() };
}

async function database({ project, lifetime, folder, logFolder, record }) {
  const secrets = makeSecrets();
  const osUser = isRoot() ? accountForPostgres() : undefined;
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    programs: findPrograms({ project, osUser, copyTo: join(folder, 'programs') }),
    password: secrets.superuserPassword,
    durable: true,
    osUser,
    logFolder,
    lifetime,
    record,
  });
  const { ownerPassword } = secrets;
  await ensureDatabase({ project, superuserUrl: postgres.superuserUrl, ownerPassword });
  return settingsOf(ownerUrl(postgres.port, ownerPassword), secrets, folder, await freePort());
}

function settingsOf(databaseUrl, secrets, dataFolder, port) {
  return { databaseUrl, embedded: true, demo: true, secrets, dataFolder, host: '127.0.0.1', port };
}

async function command({ project, lifetime, logFolder, record }, settings, args) {
  const result = await runCommand({
    command: process.execPath,
    args: [join(project, 'dist', 'cli.js'), ...args],
    cwd: project,
    env: ownerEnvironment(settings),
    lifetime,
    record,
    logFile: join(logFolder, `${args[0]}.log`),
    name: args.join(' '),
  });
  if (result.code !== 0) throw new Error(`hub ${args.join(' ')} failed: ${result.tail}`);
}

async function redis({ lifetime, folder, logFolder, record }) {
  const program = findRedisServer();
  return program ? startPrivateRedis({ program, folder, logFolder, lifetime, record }) : null;
}
