import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { requireFreeSpace } from './disk.mjs';
import { codeOf, LaunchFailure } from './failure.mjs';
import { makeFolders, PASSABLE, PRIVATE } from './folders.mjs';
import { accountByNumber, accountForPostgres, canEnter, isRoot } from './os-user.mjs';

/**
 * @typedef {import('./os-user.mjs').OsUser} OsUser
 * @typedef {{ path: string, osUser?: OsUser, notes: string[] }} DataFolder `osUser` is the account that Postgres runs
 *   as when it is not ours; `notes` are lines that the person should read
 */

/** Where root keeps data and programs for an account that cannot reach the wanted folder. */
const PRIVATE_PLACES = ['/var/lib/liege-hub', '/var/tmp/liege-hub'];
const MEGABYTES_TO_BEGIN = 500;
/** A hub that has its data already must not be locked out of them by the measure for a new one. */
const MEGABYTES_TO_GO_ON = 100;
/** Everything that we put into a data folder ourselves: a folder with nothing else in it may get our permissions. */
const OURS =
  /^(secrets\.json.*|hub\.lock.*|setup.*|run\.json.*|prepared\.json.*|running|logs|files|mail|postgres|programs|\.probe-\d+)$/;

/**
 * Decides where the data are and makes the folder ready.
 *
 * As root, Postgres runs under another account. Where that account cannot pass (below a root-only home) everything
 * lives in a private folder elsewhere, named after the wanted one, whether that came from HUB_DATA_DIR or by default.
 * A folder that holds a database already is never left for another.
 *
 * @param {{ project: string, wanted: string | undefined, forPostgres: boolean }} question `wanted` is HUB_DATA_DIR
 * @returns {DataFolder}
 */
export function prepareDataFolder({ project, wanted, forPostgres }) {
  const path = resolve(project, wanted === undefined || wanted === '' ? '.hub' : wanted);
  const choice = forPostgres && isRoot() ? placeForRoot(path) : { path, notes: [] };
  makeFolder(choice.path, choice.osUser);
  for (const name of ['logs', 'files']) makeFolder(join(choice.path, name), undefined);
  requireSpace(choice.path);
  return choice;
}

/** @param {string} path */
function requireSpace(path) {
  const isNew = !existsSync(join(path, 'postgres', 'data', 'PG_VERSION'));
  const wayOut = 'use another disk with HUB_DATA_DIR=/path/to/a/folder npm start';
  requireFreeSpace(path, isNew ? MEGABYTES_TO_BEGIN : MEGABYTES_TO_GO_ON, wayOut);
}

/**
 * @param {string} wanted
 * @returns {DataFolder}
 */
function placeForRoot(wanted) {
  const owner = clusterOwner(wanted);
  if (owner !== undefined) return keepPlace(wanted, owner);
  const moved = PRIVATE_PLACES.filter(isSafe).map((place) => clusterOwner(join(place, nameFor(wanted))));
  const movedOwner = moved.find((owner) => owner !== undefined);
  const osUser = movedOwner ?? accountForPostgres();
  const notes = [`PostgreSQL does not run as root: it runs as the user ${osUser.name}.`];
  if (movedOwner === undefined && canPass(osUser, wanted)) return { path: wanted, osUser, notes };
  const elsewhere = privateFolder(wanted);
  notes.push(
    `The user ${osUser.name} cannot reach ${wanted}, so the data and a copy of the PostgreSQL programs are kept in ` +
      `${elsewhere}.`,
  );
  return { path: elsewhere, osUser, notes };
}

/**
 * @param {string} path
 * @param {OsUser} osUser
 * @returns {DataFolder}
 */
function keepPlace(path, osUser) {
  // Its own permissions may be those of a copy that root made; what is above it is not ours to change.
  makeFolder(path, osUser);
  if (!canEnter(osUser, path)) {
    throw new LaunchFailure(
      `The database in ${path} belongs to the user ${osUser.name}, who can no longer enter that folder: let others ` +
        'pass through the folders above it (chmod o+x), or choose another with HUB_DATA_DIR=/path/to/a/folder npm start.',
    );
  }
  return { path, osUser, notes: [`PostgreSQL does not run as root: it runs as the user ${osUser.name}.`] };
}

/**
 * @param {string} dataFolder
 * @returns {OsUser | undefined} who owns the database in it, if there is one; a copy that root made has no owner yet
 */
function clusterOwner(dataFolder) {
  const cluster = join(dataFolder, 'postgres', 'data');
  if (!existsSync(join(cluster, 'PG_VERSION'))) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? accountForPostgres() : accountByNumber(uid, gid);
}

/**
 * @param {OsUser} osUser
 * @param {string} path need not exist yet
 */
function canPass(osUser, path) {
  let existing = path;
  while (!existsSync(existing)) existing = dirname(existing);
  // Not a matter of passing through: making the folder will fail, and say why.
  if (!statSync(existing).isDirectory()) return true;
  if (canEnter(osUser, existing)) return true;
  // A folder made for the hub (by `mktemp -d`, say) is closed to others; its parents decide.
  return existing === path && isOurs(path) && canEnter(osUser, dirname(path));
}

/** @param {string} path */
function isOurs(path) {
  return (
    lstatSync(path).isDirectory() &&
    statSync(path).uid === 0 &&
    readdirSync(path).every((name) => OURS.test(name))
  );
}

/**
 * @param {string} wanted
 * @returns {string} where root keeps what Postgres cannot reach: always the same place for the same wanted folder
 */
export function privateFolder(wanted) {
  const name = nameFor(wanted);
  const known = PRIVATE_PLACES.find((place) => isSafe(place) && existsSync(join(place, name)));
  const usable = known ?? PRIVATE_PLACES.find(canMake);
  if (usable !== undefined) return join(usable, name);
  throw new LaunchFailure(
    `Neither ${PRIVATE_PLACES.join(' nor ')} can be written: choose a folder that other users may pass through with ` +
      'HUB_DATA_DIR=/path/to/a/folder npm start.',
  );
}

/** @param {string} wanted */
function nameFor(wanted) {
  return createHash('sha256').update(wanted).digest('hex').slice(0, 12);
}

/** @param {string} place */
function canMake(place) {
  try {
    makeFolders(place, PASSABLE);
    const probe = join(place, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return isSafe(place);
  } catch {
    return false;
  }
}

/**
 * In a folder that all may write, somebody else may have made ours before us.
 *
 * @param {string} place
 */
function isSafe(place) {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === 0 && (stat.mode & 0o022) === 0;
}

/**
 * @param {string} path
 * @param {OsUser | undefined} passer who must be able to pass through, besides us
 */
function makeFolder(path, passer) {
  try {
    makeFolders(path, passer === undefined ? PRIVATE : PASSABLE);
    if (passer !== undefined && !canEnter(passer, path)) chmodSync(path, PASSABLE);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new LaunchFailure(unwritable(path, codeOf(error)), error);
  }
}

/**
 * @param {string} path
 * @param {string} code
 */
function unwritable(path, code) {
  const wayOut = 'choose another with HUB_DATA_DIR=/path/to/a/folder npm start';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk that holds ${path} is full: free some space, or ${wayOut}.`;
  if (code === 'ENOTDIR' || code === 'EEXIST') return `The data folder ${path} is not a folder: ${wayOut}.`;
  return `The data folder ${path} cannot be written (${code}): make it writable for you, or ${wayOut}.`;
}
