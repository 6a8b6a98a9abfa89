import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './failure.mjs';

/** A folder that only we can read; and one that another account may pass through to what is its own. */
export const PRIVATE = 0o700;
export const PASSABLE = 0o711;

/**
 * Makes a folder and those above it with the given permissions, whatever the umask says: a strict one of root's would
 * close the way to the account that Postgres runs as. (`mkdir` of Node is not asked for the whole path: on a read-only
 * disk it says ENOENT.)
 *
 * @param {string} path
 * @param {number} mode
 */
export function makeFolders(path, mode) {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolders(dirname(path), mode);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another start may have made it just now.
    if (codeOf(error) === 'EEXIST' && statSync(path).isDirectory()) return;
    throw error;
  }
  chmodSync(path, mode);
}

/**
 * What tells a folder from a copy of it: a lock or a list of processes in a copied folder means somebody else's.
 *
 * @param {string} path
 * @returns {string}
 */
export function folderIdentity(path) {
  const { dev, ino } = statSync(path);
  return `${dev}:${ino}`;
}
