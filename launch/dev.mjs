// What `npm run dev` runs: the hub, started anew whenever a source changes. Its database keeps the data.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const launchFolder = dirname(fileURLToPath(import.meta.url));
/** An editor saves in several steps. */
const QUIET_MILLISECONDS = 400;

let changes = 0;
let isEnding = false;
/** @type {import('node:child_process').ChildProcess | undefined} */
let hub;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  isEnding = true;
  hub?.kill(signal);
}

function startHub() {
  const child = spawn(process.execPath, [join(launchFolder, 'start.mjs')], { stdio: 'inherit' });
  hub = child;
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      hub = undefined;
      resolve(code);
    });
  });
}

/**
 * Waits for a change, and then until no more come.
 *
 * @param {number} seen how many were known before
 */
async function waitForChange(seen) {
  while (!isEnding && changes === seen) await sleep(100);
  for (let last = -1; !isEnding && last !== changes; ) {
    last = changes;
    await sleep(QUIET_MILLISECONDS);
  }
}

async function main() {
  while (!isEnding) {
    const seen = changes;
    const ended = startHub();
    await Promise.race([waitForChange(seen), ended]);
    if (hub === undefined && !isEnding)
      console.log('The hub has ended; it is started again when a source changes.');
    await waitForChange(seen);
    hub?.kill('SIGTERM');
    await ended;
  }
}

watch(join(dirname(launchFolder), 'src'), { recursive: true }, () => {
  changes += 1;
});
// Ctrl-C reaches the hub from the terminal too; it takes the second for an echo.
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
void main().then(() => process.exit(0));
