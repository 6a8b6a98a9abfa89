import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], link?: boolean }}
 *   LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages the packages of a lockfile by their folder
 */

/**
 * Whether node_modules holds what package-lock.json asks for: it bears our stamp, or npm itself has finished there
 * with the same versions. Either way every package's folder must be there.
 *
 * @param {string} project
 * @returns {boolean}
 */
export function isInstalled(project) {
  const locked = readPackages(join(project, 'package-lock.json'));
  if (locked === undefined) return false;
  if (!isComplete(project, locked)) return false;
  if (readOrEmpty(stampPath(project)) === stampOf(project)) return true;
  if (!npmFinished(project, locked)) return false;
  writeStamp(project);
  return true;
}

/**
 * Says that node_modules is complete. Written last, so that whatever interrupts an installation leaves no stamp.
 *
 * @param {string} project
 */
export function writeStamp(project) {
  try {
    writeFileSync(stampPath(project), stampOf(project));
  } catch {
    // An installation that we may not write is checked again at the next start.
  }
}

/** @param {string} project */
export function stampPath(project) {
  return join(project, 'node_modules', '.liege-hub-stamp');
}

/**
 * The platform is part of it: packages with binaries differ, and folders get copied between machines.
 *
 * @param {string} project
 */
function stampOf(project) {
  const lock = readOrEmpty(join(project, 'package-lock.json'));
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}\n`;
}

/**
 * @param {string} project
 * @param {LockedPackages} locked
 */
function isComplete(project, locked) {
  return Object.entries(locked)
    .filter(([folder, one]) => folder !== '' && one.optional !== true && one.link !== true)
    .every(([folder]) => existsSync(join(project, folder, 'package.json')));
}

/**
 * npm writes its hidden lockfile last, when all is in place.
 *
 * @param {string} project
 * @param {LockedPackages} locked
 */
function npmFinished(project, locked) {
  const installed = readPackages(join(project, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(locked)
    .filter(([folder, one]) => folder !== '' && isForThisMachine(one))
    .every(
      ([folder, one]) => installed[folder]?.version === one.version && existsSync(join(project, folder)),
    );
}

/** @param {LockedPackage} one */
function isForThisMachine({ os, cpu, libc }) {
  if (os !== undefined && !os.includes(process.platform)) return false;
  if (cpu !== undefined && !cpu.includes(process.arch)) return false;
  return libc === undefined || process.platform !== 'linux' || libc.includes('glibc');
}

/**
 * @param {string} path
 * @returns {LockedPackages | undefined}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
