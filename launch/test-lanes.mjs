import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { without } from './environment.mjs';
import { runCommand } from './run-command.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, succeeded: boolean }} Counts
 * @typedef {{
 *   name: 'postgres' | 'redis', project: string, args: string[], env: NodeJS.ProcessEnv,
 *   folder: import('./test-folder.mjs').TestFolder, lifetime: import('./lifetime.mjs').Lifetime,
 * }} Lane `env` is what the lane gets besides the ambient variables
 */

/** Settings of a hub or of a server that somebody uses: none of them may reach a test. */
const AMBIENT =
  /^(PG|DATABASE_|HUB_|REDIS_|S3_|HTTP_|GRAPHQL_|RATE_LIMIT_|SIGN_IN_)|^(HOST|PORT|TOKEN_SECRET|LOG_LEVEL|NODE_ENV)$/;

/**
 * Runs Jest once.
 *
 * @param {Lane} lane
 * @returns {Promise<Counts>}
 */
export async function runLane({ name, project, args, env, folder, lifetime }) {
  const results = join(folder.path, `results-${name}.json`);
  const jest = join(project, 'node_modules', 'jest', 'bin', 'jest.js');
  const { code } = await runCommand({
    command: process.execPath,
    args: [jest, '--json', `--outputFile=${results}`, ...args],
    cwd: project,
    env: { ...without(process.env, AMBIENT), NODE_ENV: 'test', HUB_TEST_LANE: name, ...env },
    inherit: true,
    lifetime,
    record: folder.record,
    name: `jest ${name}`,
  });
  const counts = readCounts(results);
  return { ...counts, succeeded: code === 0 && counts.failed === 0 };
}

/**
 * @param {string} path
 * @returns {Omit<Counts, 'succeeded'>} all zero when Jest ended before it wrote any
 */
function readCounts(path) {
  try {
    const results = JSON.parse(readFileSync(path, 'utf8'));
    return {
      passed: results.numPassedTests,
      // A file that cannot even be loaded has failed, though none of its tests is counted.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * @param {Counts[]} lanes
 * @returns {string} the last line that `npm test` prints
 */
export function summaryOf(lanes) {
  /** @param {'passed' | 'failed' | 'skipped'} what */
  const total = (what) => lanes.reduce((sum, counts) => sum + counts[what], 0);
  const skipped = total('skipped');
  return `${total('passed')} passed, ${total('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
