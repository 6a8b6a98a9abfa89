import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, LaunchFailure } from './failure.mjs';
import { makeFolders, PASSABLE, PRIVATE } from './folders.mjs';
import { lockHolder, takeLock } from './lock-file.mjs';
import { isRoot } from './os-user.mjs';
import { say } from './progress.mjs';
import { clearLeftovers, RunRecord } from './run-record.mjs';

/** @typedef {import('./lifetime.mjs').Lifetime} Lifetime */

/**
 * The folder for what belongs to the project's folder itself: it is the default data folder too.
 *
 * @param {string} project
 */
export function projectState(project) {
  return join(project, '.hub');
}

/**
 * Runs work that changes node_modules or dist: one process at a time, and never under a running hub, whose files
 * would change below it.
 *
 * @param {string} project
 * @param {Lifetime} lifetime
 * @param {{ isDone: () => boolean, work: (record: RunRecord) => Promise<void> }} task `isDone` is asked once more under
 *   the lock, since another start may have done it meanwhile; `work` is given the list that names its processes
 */
export async function withSetupLock(project, lifetime, { isDone, work }) {
  const folder = projectState(project);
  makeStateFolder(folder);
  const release = await waitForLock(join(folder, 'setup.lock'), lifetime);
  const forget = lifetime.add(release);
  const recordPath = join(folder, 'setup-run.json');
  try {
    await clearLeftovers(recordPath);
    if (isDone()) return;
    refuseUnderRunningHub(project);
    const record = new RunRecord(recordPath);
    await work(record);
    record.remove();
  } finally {
    forget();
    release();
  }
}

/** @param {string} folder */
function makeStateFolder(folder) {
  try {
    // Passable when made by root: Postgres, which runs as another user then, may get its data below.
    makeFolders(folder, isRoot() ? PASSABLE : PRIVATE);
  } catch (error) {
    throw new LaunchFailure(
      `The hub must be installed or built, and ${folder} cannot be written (${codeOf(error)}): make the project's ` +
        'folder writable for you, or copy it to a folder of yours.',
    );
  }
}

/**
 * @param {string} path
 * @param {Lifetime} lifetime
 * @returns {Promise<() => void>}
 */
async function waitForLock(path, lifetime) {
  let told = false;
  for (;;) {
    const result = tryLock(path);
    if (result.held) return result.release;
    if (!told)
      say(
        `Another start (process ${result.holder.pid}) installs or builds in this folder; waiting for it ...`,
      );
    told = true;
    if (lifetime.isEnding) throw new Error('the run is ending');
    await sleep(200);
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    return takeLock(path);
  } catch (error) {
    throw new LaunchFailure(
      `The hub must be installed or built, and ${path} cannot be written (${codeOf(error)}): make the project's ` +
        'folder writable for you, or copy it to a folder of yours.',
    );
  }
}

/** @param {string} project */
function runningFolder(project) {
  return join(projectState(project), 'running');
}

/**
 * Tells later starts and tests that a hub runs from this project's folder, wherever its data are.
 *
 * @param {string} project
 * @returns {() => void} takes the entry out again
 */
export function announceRunning(project) {
  const folder = runningFolder(project);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    runningHubs(folder);
    const lock = takeLock(join(folder, String(process.pid)));
    return lock.held ? lock.release : () => {};
  } catch {
    // A project folder that cannot be written cannot be changed below a running hub either.
    return () => {};
  }
}

/** @param {string} project */
function refuseUnderRunningHub(project) {
  const other = runningHubs(runningFolder(project)).find((holder) => holder.pid !== process.pid);
  if (other === undefined) return;
  throw new LaunchFailure(
    `A hub runs from this folder (process ${other.pid}) and its packages or its build are out of date: stop it first ` +
      '(Ctrl-C where it runs), then try again.',
  );
}

/**
 * @param {string} folder
 * @returns {import('./lock-file.mjs').Holder[]} those that still run; what killed ones have left is cleared away
 */
function runningHubs(folder) {
  const paths = listOrNothing(folder).map((name) => join(folder, name));
  const holders = paths.map((path) => ({ path, holder: lockHolder(path) }));
  for (const { path, holder } of holders) if (holder === undefined) rmSync(path, { force: true });
  return holders.map(({ holder }) => holder).filter((holder) => holder !== undefined);
}

/** @param {string} folder */
function listOrNothing(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
