import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { endProcesses, isAlive, knownProcess } from './process-identity.mjs';

/** Where package managers put it, for a PATH that leaves them out. */
const USUAL_FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** @returns {string | undefined} the redis-server of this machine */
export function findRedisServer() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...USUAL_FOLDERS];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'redis-server'))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a Redis for one run: it keeps nothing, and evicts nothing, since an evicted key is a lost job.
 *
 * @param {{
 *   program: string, folder: string, logFolder: string, lifetime: import('./lifetime.mjs').Lifetime,
 *   record: import('./run-record.mjs').RunRecord,
 * }} place `folder` belongs to this run
 * @returns {Promise<string>} its address
 */
export async function startPrivateRedis(place) {
  const logFile = join(place.logFolder, 'redis.log');
  for (let attempt = 0; attempt < 5 && !place.lifetime.isEnding; attempt++) {
    const port = await freePort();
    if (await launch(place, port, logFile)) return `redis://127.0.0.1:${port}`;
  }
  throw new LaunchFailure(
    `${place.program} does not start: see ${logFile}, or name a server of yours with REDIS_URL=redis://host npm test.`,
  );
}

/**
 * @param {Parameters<typeof startPrivateRedis>[0]} place
 * @param {number} port
 * @param {string} logFile
 * @returns {Promise<boolean>} whether it answers
 */
async function launch(place, port, logFile) {
  const server = knownProcess(spawnServer(place, port, logFile));
  if (server === undefined) return false;
  place.record.add('redis', server.pid);
  const stop = () => endProcesses([server], { graceMilliseconds: 3000 });
  const forget = place.lifetime.add(stop);
  for (let tries = 0; tries < 200 && isAlive(server); tries++) {
    if (await answers(port)) return true;
    await sleep(50);
  }
  forget();
  await stop();
  return false;
}

/**
 * @param {Parameters<typeof startPrivateRedis>[0]} place
 * @param {number} port
 * @param {string} logFile
 */
function spawnServer({ program, folder }, port, logFile) {
  const dir = join(folder, 'redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const log = openSync(logFile, 'a', 0o600);
  const options = {
    port,
    bind: '127.0.0.1',
    dir,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, args, { cwd: dir, detached: true, stdio: ['ignore', log, log] });
  child.on('error', () => {});
  closeSync(log);
  return child.pid;
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    /** @param {boolean} yes */
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.on('error', () => end(false)).on('timeout', () => end(false));
  });
}
