import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';
import { takeLock } from './lock-file.mjs';
import { isAlive, signalOne, waitUntilGone } from './process-identity.mjs';
import { say } from './progress.mjs';

/** @typedef {import('./lock-file.mjs').Holder} Holder */

/** Longer than a stop takes: 10 s for the processes and 30 s for the database, at most. */
const STOP_MILLISECONDS = 45_000;

/**
 * Takes the data folder for this launcher: two hubs on one folder would be two servers on one database.
 *
 * @param {string} dataFolder
 * @param {string} url where this hub will answer
 * @returns {Promise<{ release: () => void, markStopping: () => void }>}
 */
export async function holdDataFolder(dataFolder, url) {
  const path = join(dataFolder, 'hub.lock');
  const stopping = `${path}.stopping`;
  for (;;) {
    const result = takeLock(path, { address: url });
    if (result.held) {
      rmSync(stopping, { force: true });
      const release = () => {
        rmSync(stopping, { force: true });
        result.release();
      };
      return { release, markStopping: () => mark(stopping) };
    }
    await outwait(result.holder, stopping, dataFolder);
  }
}

/** @param {string} path */
function mark(path) {
  try {
    writeFileSync(path, String(process.pid));
  } catch {
    // On a full disk a next start only says "already running" for a moment longer.
  }
}

/**
 * Waits for a holder that is on its way out; any other is a running hub.
 *
 * @param {Holder} holder
 * @param {string} stopping
 * @param {string} dataFolder
 */
async function outwait(holder, stopping, dataFolder) {
  const abandoned = holder.parent !== undefined && !isAlive(holder.parent);
  if (!abandoned && !isStopping(holder, stopping)) {
    throw new LaunchFailure(
      `The hub is already running (process ${holder.pid}) on ${dataFolder}, at ${holder.address}: use that one, stop it ` +
        '(Ctrl-C where it runs), or start another with HUB_DATA_DIR=/path/to/another/folder PORT=3001 npm start.',
    );
  }
  say(`The last hub (process ${holder.pid}) is still stopping; waiting for it ...`);
  // Its npm was killed, and nobody can press Ctrl-C for it any more.
  if (abandoned) signalOne(holder, 'SIGTERM');
  if (await waitUntilGone([holder], STOP_MILLISECONDS)) return;
  signalOne(holder, 'SIGKILL');
  await waitUntilGone([holder], 5000);
}

/**
 * @param {Holder} holder
 * @param {string} stopping
 */
function isStopping(holder, stopping) {
  try {
    return readFileSync(stopping, 'utf8') === String(holder.pid);
  } catch {
    return false;
  }
}
