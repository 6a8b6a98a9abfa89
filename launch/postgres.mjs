import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';
import { pause } from './lifetime.mjs';
import { lengthOf, readFrom } from './log-files.mjs';
import { ids } from './os-user.mjs';
import { freePort, whyTaken } from './ports.mjs';
import { clusterData, ensureCluster, postgresEnvironment, SUPERUSER } from './postgres-cluster.mjs';
import { endStrayBackends, readStatus, stopOrphan, stopServer } from './postgres-orphan.mjs';
import { knownProcess } from './process-identity.mjs';
import { lastLine } from './run-command.mjs';

/**
 * @typedef {import('./postgres-cluster.mjs').Cluster} Cluster
 * @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess
 * @typedef {{ server: KnownProcess, exited: Promise<void> }} Running
 * @typedef {{
 *   port: number, superuserUrl: string, pid: () => number, stop: () => Promise<void>, exited: () => Promise<void>,
 *   restart: () => Promise<void>, healed: boolean,
 * }} Postgres `healed` tells that a server left by a killed run had to be stopped first
 */

const START_MILLISECONDS = 120_000;

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, after making its cluster and clearing what a killed run has left.
 *
 * @param {Cluster} wanted
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(wanted) {
  const { lifetime } = wanted;
  await ensureCluster(wanted);
  // A server tells its folder without symbolic links: compare like with like.
  const cluster = { ...wanted, folder: realpathSync(wanted.folder) };
  const healed = await stopOrphan(clusterData(cluster.folder));
  const port = await choosePort(join(cluster.folder, 'port'));
  let { running, port: usedPort } = await boot(cluster, port, true);
  const stop = async () => {
    await stopServer(running.server, lifetime.hurry);
  };
  lifetime.add(stop);
  return {
    port: usedPort,
    superuserUrl: `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${usedPort}/postgres`,
    healed,
    stop,
    pid: () => running.server.pid,
    exited: () => running.exited,
    restart: async () => {
      ({ running } = await boot(cluster, usedPort, false));
    },
  };
}

/**
 * The port of last time where it is free, so that a person's client finds the database again.
 *
 * @param {string} path where it is remembered
 */
async function choosePort(path) {
  try {
    const port = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (port > 0 && port < 65536 && (await whyTaken(port, '127.0.0.1')) === '') return port;
  } catch {
    // The first start.
  }
  return freePort();
}

/**
 * @param {Cluster} cluster
 * @param {number} firstPort
 * @param {boolean} mayMove whether another port will do
 * @returns {Promise<{ running: Running, port: number }>}
 */
async function boot(cluster, firstPort, mayMove) {
  const logFile = join(cluster.logFolder, 'postgres.log');
  let port = firstPort;
  let words = '';
  for (let attempt = 0; attempt < 10 && !cluster.lifetime.isEnding; attempt++) {
    const logStart = lengthOf(logFile);
    const running = await launch(cluster, port, logFile);
    if (running !== undefined) {
      writeFileSync(join(cluster.folder, 'port'), `${port}\n`);
      return { running, port };
    }
    words = readFrom(logFile, logStart);
    if (/could not bind|could not create any TCP/.test(words)) port = mayMove ? await freePort() : port;
    else if (/shared memory block|lock file "postmaster.pid" already exists/.test(words)) {
      await endStrayBackends(clusterData(cluster.folder));
    } else break;
    await pause(300, cluster.lifetime);
  }
  throw new LaunchFailure(`PostgreSQL does not start (${reason(words)}): see ${logFile}.`);
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @param {string} logFile
 * @returns {Promise<Running | undefined>} undefined when the server ended instead of getting ready
 */
async function launch(cluster, port, logFile) {
  const { child, exited } = spawnServer(cluster, port, logFile);
  const server = knownProcess(child.pid);
  if (server === undefined) return undefined;
  const stop = async () => {
    await stopServer(server, cluster.lifetime.hurry);
  };
  const forget = cluster.lifetime.add(stop);
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  const ready = await untilReady(clusterData(cluster.folder), server.pid, () => ended);
  forget();
  if (ready) return { server, exited };
  await stop();
  return undefined;
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @param {string} logFile
 */
function spawnServer({ programs, folder, durable, osUser }, port, logFile) {
  const log = openSync(logFile, 'a', 0o600);
  // Detached: Ctrl-C must reach the database last, through us, and not with everything else from the terminal.
  const child = spawn(programs.postgres, ['-D', clusterData(folder), ...settings(port, durable)], {
    cwd: '/',
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    ...ids(osUser),
  });
  closeSync(log);
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    child.on('exit', () => resolve()).on('error', () => resolve());
  });
  return { child, exited };
}

/**
 * @param {string} data
 * @param {number} pid
 * @param {() => boolean} hasEnded
 */
async function untilReady(data, pid, hasEnded) {
  const deadline = Date.now() + START_MILLISECONDS;
  while (!hasEnded() && Date.now() < deadline) {
    const status = readStatus(data);
    // The file may still be that of a killed server: the number tells.
    if (Number(status[0]) === pid && status[7]?.trim() === 'ready') return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/**
 * @param {number} port
 * @param {boolean} durable false for tests, whose data nobody wants back after a crash
 * @returns {string[]}
 */
function settings(port, durable) {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The mark that the demo asks for: no server of a person's own has it.
    'hub.embedded': durable ? 'on' : 'test',
    log_line_prefix: '%m [%p] %q%u@%d ',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @param {string} words */
function reason(words) {
  const fatal = words.split('\n').filter((line) => /FATAL|PANIC/.test(line));
  return lastLine((fatal.at(0) ?? words).replace(/^.*(FATAL|PANIC):\s*/, ''));
}
