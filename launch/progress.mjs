/** @type {NodeJS.WriteStream} */
let output = process.stdout;

/** For a command whose own output somebody may want to pipe: what we say about ourselves goes beside it. */
export function sayOnStandardError() {
  output = process.stderr;
}

/** @param {string} line */
export function say(line) {
  output.write(`${line}\n`);
}

/**
 * Shows that something long goes on: a line that counts seconds on a terminal, plain lines elsewhere.
 *
 * @template T
 * @param {string} label what is being done, as in `Building the hub`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const startedAt = Date.now();
  const stopShowing = process.stdout.isTTY
    ? countOnTerminal(label, startedAt)
    : countInLines(label, startedAt);
  try {
    const result = await work();
    stopShowing();
    say(`${label}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    stopShowing();
    throw error;
  }
}

/**
 * @param {string} label
 * @param {number} startedAt
 */
function countOnTerminal(label, startedAt) {
  const show = () => output.write(`\r\u001b[K${label} ... ${seconds(startedAt)} s`);
  show();
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    output.write('\r\u001b[K');
  };
}

/**
 * @param {string} label
 * @param {number} startedAt
 */
function countInLines(label, startedAt) {
  say(`${label} ...`);
  const timer = setInterval(() => say(`${label} ... ${seconds(startedAt)} s`), 15_000);
  return () => clearInterval(timer);
}

/** @param {number} startedAt */
function seconds(startedAt) {
  return Math.floor((Date.now() - startedAt) / 1000);
}
