import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { findRedisServer } from './private-redis.mjs';
import { endProcesses, isAlive, knownProcess } from './process-identity.mjs';

/**
 * @typedef {{
 *   folder: string, logFolder: string, lifetime: import('./lifetime.mjs').Lifetime,
 *   record: import('./run-record.mjs').RunRecord,
 * }} Place
 */

/**
 * A Redis that keeps what it has acknowledged, as in production: AOF, and nothing is evicted.
 *
 * @param {Place} place
 * @returns {Promise<{ part: import('./chaos-part.mjs').Part, url: string }>}
 */
export async function durableRedis(place) {
  const program = findRedisServer();
  if (program === undefined) {
    throw new LaunchFailure(
      'No redis-server was found on this machine: apt-get install redis-server, or brew install redis.',
    );
  }
  const port = await freePort();
  /** @type {ReturnType<typeof launch> | undefined} */
  let current;
  place.lifetime.add(async () => {
    if (current?.known) await endProcesses([current.known], { graceMilliseconds: 3000 });
  });
  /** @type {import('./chaos-part.mjs').Part} */
  const part = {
    name: 'redis',
    pid: () => (current?.known && isAlive(current.known) ? current.known.pid : undefined),
    exited: () => current?.exited ?? Promise.resolve(),
    start: async () => {
      current = launch(program, place, port);
      // A port that is not free yet ends it at once; the caretaker tries again.
      await sleep(100);
    },
  };
  return { part, url: `redis://127.0.0.1:${port}` };
}

/**
 * @param {string} program
 * @param {Place} place
 * @param {number} port
 */
function launch(program, { folder, logFolder, record }, port) {
  const dir = join(folder, 'redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const options = {
    port,
    dir,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const log = openSync(join(logFolder, 'redis.log'), 'a', 0o600);
  const child = spawn(program, args, { cwd: dir, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  record.add('redis', child.pid);
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    child.on('exit', () => resolve()).on('error', () => resolve());
  });
  return { known: knownProcess(child.pid), exited };
}
