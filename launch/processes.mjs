import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './lifetime.mjs';
import { endProcesses, isAlive, knownProcess } from './process-identity.mjs';
import { say } from './progress.mjs';

/**
 * @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess
 * @typedef {{
 *   name: string, script: string, env: NodeJS.ProcessEnv, project: string, logFolder: string,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} Service
 * @typedef {{ known: KnownProcess | undefined, ready: Promise<boolean>, exited: Promise<string> }} Started
 *   `ready` is false when the process ended first
 */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** A process that lasted this long has recovered: the next failure starts with a short pause again. */
const HEALTHY_MILLISECONDS = 30_000;
const GRACE_MILLISECONDS = 10_000;

/**
 * A process of the hub that is started again when it dies.
 */
export class Supervised {
  #service;
  /** @type {Started} */
  #current;

  /** @param {Service} service */
  constructor(service) {
    this.#service = service;
    this.#current = startOnce(service);
  }

  get logFile() {
    return logFileOf(this.#service);
  }

  /** Whether the first process came up; false when it ended before. */
  get ready() {
    return this.#current.ready;
  }

  /** @returns {KnownProcess[]} the process that runs now */
  running() {
    const { known } = this.#current;
    return known !== undefined && isAlive(known) ? [known] : [];
  }

  /** Starts the process again whenever it ends, for as long as the lifetime lasts. */
  async keepAlive() {
    const { name, lifetime } = this.#service;
    let wait = FIRST_PAUSE;
    for (;;) {
      const since = Date.now();
      const how = await this.#current.exited;
      if (lifetime.isEnding) return;
      if (Date.now() - since > HEALTHY_MILLISECONDS) wait = FIRST_PAUSE;
      say(
        `The ${name} has ended (${how}) and is started again in ${wait / 1000} s; its log is ${this.logFile}.`,
      );
      await pause(wait, lifetime);
      if (lifetime.isEnding) return;
      wait = Math.min(wait * 2, LONGEST_PAUSE);
      this.#current = startOnce(this.#service);
    }
  }
}

/**
 * Stops processes together: each gets time to finish what it has in hand.
 *
 * @param {Supervised[]} services
 * @param {AbortSignal} hurry
 */
export async function stopTogether(services, hurry) {
  const running = services.flatMap((service) => service.running());
  await endProcesses(running, { graceMilliseconds: GRACE_MILLISECONDS, hurry });
}

/** @param {Service} service */
function logFileOf({ logFolder, name }) {
  return join(logFolder, `${name}.log`);
}

/**
 * @param {Service} service
 * @returns {Started}
 */
function startOnce(service) {
  const log = openSync(logFileOf(service), 'a', 0o600);
  // Detached: Ctrl-C reaches the hub's processes through us, in order. The channel tells them when we are gone.
  const child = spawn(process.execPath, [join(service.project, 'dist', service.script)], {
    cwd: service.project,
    env: service.env,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  service.record.add(service.name, child.pid);
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.on('error', (error) => resolve(error.message));
  });
  /** @type {Promise<boolean>} */
  const ready = new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) resolve(true);
    });
    void exited.then(() => resolve(false));
  });
  return { known: knownProcess(child.pid), ready, exited };
}
