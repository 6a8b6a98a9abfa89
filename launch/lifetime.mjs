import { setTimeout as sleep } from 'node:timers/promises';
import { watchNpm } from './npm-parent.mjs';

/** How soon after the first a second SIGINT is an echo: npm passes on what the terminal has sent already. */
const ECHO_MILLISECONDS = 700;

/**
 * What this run has started and must stop again, last first, however the run ends.
 */
export class Lifetime {
  /** @type {Array<() => Promise<void> | void>} */
  #closers = [];
  /** @type {Promise<void> | undefined} */
  #ending;
  #rush = new AbortController();

  /** Aborted when the person asked twice: whoever waits for a graceful end stops waiting. */
  get hurry() {
    return this.#rush.signal;
  }

  get isEnding() {
    return this.#ending !== undefined;
  }

  /**
   * @param {() => Promise<void> | void} close
   * @returns {() => void} takes the closer out again, for what has ended by itself
   */
  add(close) {
    this.#closers.push(close);
    return () => {
      this.#closers = this.#closers.filter((one) => one !== close);
    };
  }

  /** Closes everything once; later calls wait for the same end. */
  end() {
    this.#ending ??= this.#closeAll();
    return this.#ending;
  }

  rush() {
    this.#rush.abort();
  }

  async #closeAll() {
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      try {
        await close();
      } catch {
        // One that cannot be closed must not keep the others open.
      }
    }
  }
}

/**
 * Ends the lifetime and then the process at Ctrl-C, at SIGTERM, when the terminal goes, and when npm was killed.
 *
 * @param {Lifetime} lifetime
 * @param {{ onStop: (reason: string) => void, exitCode: (reason: string) => number }} hooks
 */
export function stopOnSignals(lifetime, { onStop, exitCode }) {
  let firstAt = 0;
  /** @param {string} reason */
  const stop = (reason) => {
    if (firstAt !== 0) {
      if (Date.now() - firstAt > ECHO_MILLISECONDS) lifetime.rush();
      return;
    }
    firstAt = Date.now();
    onStop(reason);
    lifetime.end().finally(() => process.exit(exitCode(reason)));
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGHUP'));
  // Nobody may read any more (the terminal is gone, `| head` has ended): that must not kill what has to stop in order.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  watchNpm(() => stop('its npm is gone'));
}

/**
 * Waits, but not longer than the lifetime lasts.
 *
 * @param {number} milliseconds
 * @param {Lifetime} lifetime
 */
export async function pause(milliseconds, lifetime) {
  const deadline = Date.now() + milliseconds;
  while (!lifetime.isEnding && Date.now() < deadline) await sleep(Math.min(50, milliseconds));
}
