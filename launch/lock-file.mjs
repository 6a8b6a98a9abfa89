import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './failure.mjs';
import { folderIdentity } from './folders.mjs';
import { npmParent } from './npm-parent.mjs';
import { isAlive, knownProcess } from './process-identity.mjs';

/**
 * @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess
 * @typedef {KnownProcess & { parent?: KnownProcess, address?: string, folder: string }} Holder
 * @typedef {{ held: true, release: () => void } | { held: false, holder: Holder }} LockResult
 */

/**
 * Takes a lock that a killed process cannot keep: it names its holder by number and start time.
 *
 * @param {string} path
 * @param {{ address?: string }} [about] what a second comer should be told
 * @returns {LockResult}
 */
export function takeLock(path, about = {}) {
  const me = { ...ownProcess(), ...about, folder: folderIdentity(dirname(path)) };
  for (;;) {
    if (claim(path, JSON.stringify(me))) return { held: true, release: () => release(path, me) };
    const text = readOrEmpty(path);
    const holder = parseHolder(text);
    if (holder !== undefined && holds(holder, path)) return { held: false, holder };
    if (holder !== undefined || isOld(path)) dropStale(path, text);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}

/**
 * @param {string} path
 * @returns {Holder | undefined} who holds the lock, when that process still runs
 */
export function lockHolder(path) {
  const holder = parseHolder(readOrEmpty(path));
  return holder !== undefined && holds(holder, path) ? holder : undefined;
}

/**
 * @param {Holder} holder
 * @param {string} path
 */
function holds(holder, path) {
  return isAlive(holder) && holder.folder === folderIdentity(dirname(path));
}

function ownProcess() {
  const me = knownProcess(process.pid) ?? { pid: process.pid, identity: '' };
  return { ...me, parent: npmParent() };
}

/**
 * Makes the file appear with its whole content or not at all: a reader must never see half a holder.
 *
 * @param {string} path
 * @param {string} content
 */
function claim(path, content) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return claimWithoutLinks(path, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Some file systems (FUSE, shared folders of a virtual machine) know no hard links.
 *
 * @param {string} path
 * @param {string} content
 */
function claimWithoutLinks(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two comers may both find a stale lock: the slower must not throw away the lock that the faster just took.
 *
 * @param {string} path
 * @param {string} judged the content that was found stale
 */
function dropStale(path, judged) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (readOrEmpty(aside) !== judged) linkSync(aside, path);
  } catch {
    // A third has taken the place meanwhile; the next round sees it.
  }
  rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @param {Holder} me
 */
function release(path, me) {
  const holder = parseHolder(readOrEmpty(path));
  if (holder?.pid === me.pid && holder.identity === me.identity) rmSync(path, { force: true });
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
function parseHolder(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.pid === 'number' && typeof value.identity === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function isOld(path) {
  try {
    return Date.now() - statSync(path).mtimeMs > 2000;
  } catch {
    return false;
  }
}
