import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateFolder } from './data-folder.mjs';
import { requireFreeSpace } from './disk.mjs';
import { LaunchFailure } from './failure.mjs';
import { makeFolders, PASSABLE } from './folders.mjs';
import { lockHolder, takeLock } from './lock-file.mjs';
import { canEnter } from './os-user.mjs';
import { stopOrphan } from './postgres-orphan.mjs';
import { clearLeftovers, RunRecord } from './run-record.mjs';

/**
 * @typedef {import('./os-user.mjs').OsUser} OsUser
 * @typedef {{ path: string, logFolder: string, record: RunRecord, removeAllButLogs: () => void, remove: () => void }}
 *   TestFolder
 */

const PREFIX = 'liege-hub-test-';
const NEEDED_MEGABYTES = 300;

/** A folder without a lock is one that is just being made, unless it has been so for longer than this. */
const UNLOCKED_MILLISECONDS = 60_000;

/**
 * Makes the folder of this run, after clearing away what killed runs have left.
 *
 * @param {OsUser | undefined} osUser who must be able to pass through it
 * @returns {Promise<TestFolder>}
 */
export async function makeTestFolder(osUser) {
  const parents = [...new Set([tmpdir(), '/tmp', '/var/tmp'])];
  for (const parent of parents) await clearKilledRuns(parent);
  const path = makeIn(parents, osUser);
  requireFreeSpace(path, NEEDED_MEGABYTES, 'use another disk with TMPDIR=/path/to/a/folder npm test');
  takeLock(join(path, 'test.lock'));
  const logFolder = join(path, 'logs');
  mkdirSync(logFolder, { mode: 0o700 });
  return {
    path,
    logFolder,
    record: new RunRecord(join(path, 'run.json')),
    removeAllButLogs: () => rmSync(join(path, 'postgres'), { recursive: true, force: true }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/**
 * @param {string[]} parents
 * @param {OsUser | undefined} osUser
 */
function makeIn(parents, osUser) {
  for (const parent of parents) {
    try {
      if (canEnter(osUser, parent)) return openTo(mkdtempSync(join(parent, PREFIX)), osUser);
    } catch {
      // Not writable: the next may be.
    }
  }
  if (osUser === undefined) {
    throw new LaunchFailure(
      `None of ${parents.join(', ')} can be written: give the tests a folder with TMPDIR=/path/to/a/folder npm test.`,
    );
  }
  const elsewhere = privateFolder('tests');
  makeFolders(elsewhere, PASSABLE);
  return openTo(mkdtempSync(join(elsewhere, PREFIX)), osUser);
}

/**
 * @param {string} path
 * @param {OsUser | undefined} osUser
 */
function openTo(path, osUser) {
  if (osUser !== undefined) chmodSync(path, PASSABLE);
  return path;
}

/** @param {string} parent */
async function clearKilledRuns(parent) {
  for (const name of listOrNothing(parent)) {
    const path = join(parent, name);
    if (!name.startsWith(PREFIX) || !isAbandoned(path)) continue;
    await clearLeftovers(join(path, 'run.json'));
    await stopOrphan(join(path, 'postgres', 'data'));
    rmSync(path, { recursive: true, force: true });
  }
}

/**
 * What somebody else has made is not believed: it could name any process to be ended.
 *
 * @param {string} path
 */
function isAbandoned(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory() || stat.uid !== process.getuid?.()) return false;
  const lock = join(path, 'test.lock');
  if (lstatSync(lock, { throwIfNoEntry: false }) !== undefined) return lockHolder(lock) === undefined;
  return Date.now() - stat.mtimeMs > UNLOCKED_MILLISECONDS;
}

/** @param {string} folder */
function listOrNothing(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
