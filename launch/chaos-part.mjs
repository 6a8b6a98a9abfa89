import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

/**
 * A process that may be killed at any moment and is then started again.
 *
 * @typedef {{
 *   name: string, pid: () => number | undefined, start: () => Promise<void>, exited: () => Promise<unknown>,
 * }} Part `start` returns when it is up; `exited` resolves when the process that was started last is gone
 */

/** How soon a process is started again that could not start: what it needs may be down as well. */
const RETRY_MILLISECONDS = 500;

/**
 * Keeps the parts of a hub running, kills them when it is told, and remembers what ended without being told to.
 */
export class Caretaker {
  /** Endings by name that nobody asked for. */
  unasked = /** @type {Record<string, number>} */ ({});
  /** Kills by name. */
  kills = /** @type {Record<string, number>} */ ({});
  #parts;
  #lifetime;
  /** Pauses that a kill asked for, until the start after it. */
  #pauses = /** @type {Map<string, number>} */ (new Map());

  /**
   * @param {Part[]} parts
   * @param {import('./lifetime.mjs').Lifetime} lifetime
   */
  constructor(parts, lifetime) {
    this.#parts = parts;
    this.#lifetime = lifetime;
    for (const { name } of parts) this.kills[name] = 0;
    for (const part of parts) void this.#care(part);
  }

  get names() {
    return this.#parts.map(({ name }) => name);
  }

  /**
   * @param {string} name the victim; another one when it does not run just now
   * @param {number} pause milliseconds until it is started again
   * @returns {string | undefined} who was killed; undefined when nothing runs
   */
  kill(name, pause) {
    const first = this.#parts.findIndex((part) => part.name === name);
    const order = [...this.#parts.slice(first), ...this.#parts.slice(0, first)];
    const victim = order.find((part) => !this.#pauses.has(part.name) && part.pid() !== undefined);
    const pid = victim?.pid();
    if (victim === undefined || pid === undefined) return undefined;
    this.#pauses.set(victim.name, pause);
    process.kill(pid, 'SIGKILL');
    this.kills[victim.name] = (this.kills[victim.name] ?? 0) + 1;
    return victim.name;
  }

  /** @param {Part} part */
  async #care(part) {
    while (!this.#lifetime.isEnding) {
      await part.exited();
      if (this.#lifetime.isEnding) return;
      const pause = this.#pauses.get(part.name);
      if (pause === undefined) this.#tell(part.name);
      await sleep(pause ?? RETRY_MILLISECONDS);
      this.#pauses.delete(part.name);
      await this.#startAgain(part);
    }
  }

  /** @param {Part} part */
  async #startAgain(part) {
    while (!this.#lifetime.isEnding) {
      try {
        return await part.start();
      } catch (error) {
        if (this.#lifetime.isEnding) return;
        say(`${part.name} does not start: ${error instanceof Error ? error.message : error}`);
        await sleep(RETRY_MILLISECONDS);
      }
    }
  }

  /** @param {string} name */
  #tell(name) {
    this.unasked[name] = (this.unasked[name] ?? 0) + 1;
    say(`${name} has ended by itself.`);
  }
}
