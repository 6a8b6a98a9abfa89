import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderIdentity } from './folders.mjs';
import { endProcesses, isAlive, knownProcess } from './process-identity.mjs';

/** @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess */

/**
 * The processes that a run has started, on disk, so that the next run finds them when this one was killed.
 * The file is written whole and renamed: a kill in the middle leaves the old list.
 */
export class RunRecord {
  #path;
  /** @type {Record<string, KnownProcess>} */
  #processes = {};

  /** @param {string} path */
  constructor(path) {
    this.#path = path;
  }

  /**
   * @param {string} name
   * @param {number | undefined} pid
   */
  add(name, pid) {
    const known = knownProcess(pid);
    if (known === undefined) return;
    this.#processes[name] = known;
    this.#write();
  }

  /** @param {string} name */
  drop(name) {
    if (!(name in this.#processes)) return;
    delete this.#processes[name];
    this.#write();
  }

  remove() {
    rmSync(this.#path, { force: true });
  }

  #write() {
    const draft = `${this.#path}.${process.pid}`;
    try {
      const content = { folder: folderIdentity(dirname(this.#path)), processes: this.#processes };
      writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
      renameSync(draft, this.#path);
    } catch {
      // A full disk must not end a running hub over a note: its processes end alone when their channel breaks.
    }
  }
}

/**
 * @param {string} path
 * @returns {KnownProcess[]} what a killed run has left running
 */
export function leftovers(path) {
  try {
    /** @type {{ folder: string, processes: Record<string, KnownProcess> }} */
    const { folder, processes } = JSON.parse(readFileSync(path, 'utf8'));
    // In a copied folder the list names the processes of a hub that runs well elsewhere.
    if (folder !== folderIdentity(dirname(path))) return [];
    return Object.values(processes).filter(isAlive);
  } catch {
    return [];
  }
}

/**
 * Ends what a killed run has left running. Its services end by themselves when their channel breaks; a signal on top
 * does no harm.
 *
 * @param {string} path
 * @returns {Promise<number>} how many there were
 */
export async function clearLeftovers(path) {
  const left = leftovers(path);
  await endProcesses(left, { graceMilliseconds: 10_000 });
  rmSync(path, { force: true });
  return left.length;
}
