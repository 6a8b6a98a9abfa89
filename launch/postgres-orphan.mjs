import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, LaunchFailure } from './failure.mjs';
import { isAlive, knownProcess, signalOne, waitUntilGone } from './process-identity.mjs';

/** @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess */

/**
 * How long a fast stop may take. One that is asked for while the server recovers from the loss of a helper process
 * hangs for ever (seen with 18.4), and after an immediate stop the next start recovers in about a second.
 */
const FAST_MILLISECONDS = 5000;

/**
 * Stops a server that a killed run has left behind on this cluster.
 *
 * @param {string} data the cluster's data folder
 * @returns {Promise<boolean>} whether there was one
 */
export async function stopOrphan(data) {
  const pid = recordedPid(data);
  const orphan = knownProcess(pid);
  if (pid === undefined) return false;
  if (orphan !== undefined && !servesCluster(pid, data)) {
    // The number was given to another process since. PostgreSQL would take that for a running server and refuse.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return false;
  }
  if (orphan === undefined) return false;
  if (!(await stopServer(orphan))) {
    throw new LaunchFailure(
      `A PostgreSQL server (process ${pid}) still runs on ${data} and cannot be stopped: stop it (kill ${pid}), then ` +
        'try again.',
    );
  }
  return true;
}

/**
 * Stops a server the way `pg_ctl stop` does: fast (roll back, checkpoint), then immediate, then by force. Every way
 * keeps what was committed.
 *
 * @param {KnownProcess} server
 * @param {AbortSignal} [hurry] cuts the fast way short
 * @returns {Promise<boolean>} whether it is gone
 */
export async function stopServer(server, hurry) {
  signalOne(server, 'SIGINT');
  if (await waitUntilGone([server], FAST_MILLISECONDS, hurry)) return true;
  signalOne(server, 'SIGQUIT');
  if (await waitUntilGone([server], 5000)) return true;
  signalOne(server, 'SIGKILL');
  return waitUntilGone([server], 5000);
}

/**
 * @param {string} data
 * @returns {number | undefined}
 */
function recordedPid(data) {
  const pid = Number.parseInt(readStatus(data)[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * @param {string} data
 * @returns {string[]} the lines of postmaster.pid: number, folder, start, port, socket, address, memory, status
 */
export function readStatus(data) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/**
 * A server works inside its data folder. Where the system does not show that, its command line names the folder.
 *
 * @param {number} pid
 * @param {string} data without symbolic links
 */
function servesCluster(pid, data) {
  if (process.platform === 'linux') return worksIn(pid, data);
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return `${command.trim()} `.includes(`postgres -D ${data} `);
  } catch {
    return false;
  }
}

/**
 * Ends the server processes that outlived a killed postmaster: while one holds the shared memory no new server starts.
 * They end by themselves as soon as they wait for something; a busy one does not. Only Linux shows whose they are.
 *
 * @param {string} data
 */
export async function endStrayBackends(data) {
  if (process.platform !== 'linux') return;
  const strays = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksIn(Number(name), data))
    .map((name) => knownProcess(Number(name)))
    .filter((known) => known !== undefined)
    .filter(isAlive);
  if (await waitUntilGone(strays, 2000)) return;
  for (const stray of strays) signalOne(stray, 'SIGKILL');
  await waitUntilGone(strays, 5000);
}

/**
 * @param {number} pid
 * @param {string} data
 */
function worksIn(pid, data) {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== data) return false;
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}
