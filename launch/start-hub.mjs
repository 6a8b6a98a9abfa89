import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentenceFor } from './failure.mjs';
import { startHub } from './hub.mjs';
import { Lifetime, stopOnSignals } from './lifetime.mjs';
import { say } from './progress.mjs';

/**
 * @typedef {{ isUp: boolean, logFolder?: string, atStop: () => void }} State what a failure and a stop must know
 */

/** Starts the hub and keeps it until Ctrl-C; every failure is one sentence, and leaves nothing running. */
export async function main() {
  const lifetime = new Lifetime();
  /** @type {State} */
  const state = { isUp: false, atStop: () => {} };
  handleEnds(lifetime, state);
  await startHub({
    project: dirname(dirname(fileURLToPath(import.meta.url))),
    lifetime,
    onLogs: (folder) => {
      state.logFolder = folder;
    },
    onStop: (hook) => {
      state.atStop = hook;
    },
  });
  state.isUp = true;
}

/**
 * @param {Lifetime} lifetime
 * @param {State} state
 */
function handleEnds(lifetime, state) {
  /** @param {unknown} error */
  const fail = async (error) => {
    // What fails because it was told to stop is no failure.
    if (lifetime.isEnding) return;
    state.atStop();
    console.error(sentenceFor(error, state.logFolder));
    await lifetime.end();
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  stopOnSignals(lifetime, {
    onStop: (reason) => {
      state.atStop();
      say(`\nStopping the hub (${reason}); once more forces it ...`);
    },
    exitCode: () => {
      say('Stopped.');
      return state.isUp ? 0 : 130;
    },
  });
}
