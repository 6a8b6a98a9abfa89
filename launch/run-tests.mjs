import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sentenceFor } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { Lifetime, stopOnSignals } from './lifetime.mjs';
import { accountForPostgres, isRoot } from './os-user.mjs';
import { startPrivatePostgres } from './private-postgres.mjs';
import { findRedisServer, startPrivateRedis } from './private-redis.mjs';
import { say, withProgress } from './progress.mjs';
import { makeTestFolder } from './test-folder.mjs';
import { runLane, summaryOf } from './test-lanes.mjs';

/**
 * @typedef {import('./test-folder.mjs').TestFolder} TestFolder
 * @typedef {import('./test-lanes.mjs').Counts} Counts
 * @typedef {{ project: string, lifetime: Lifetime, folder: TestFolder, args: string[], superuserUrl: string }} Run
 * @typedef {{ lanes: Counts[], notes: string[], isComplete: boolean }} Outcome `notes` are said at the end, where they
 *   are seen
 */

const NO_REDIS =
  'The redis lane was skipped: REDIS_URL is not set and no redis-server was found on this machine (apt-get install ' +
  'redis-server, or brew install redis).';

/** Runs every test against servers of our own; the last line holds the counts, the exit code is 0 when all passed. */
export async function main() {
  const lifetime = new Lifetime();
  /** @type {{ folder?: TestFolder, failed: boolean }} */
  const state = { failed: false };
  /** @param {unknown} error */
  const fail = async (error) => {
    if (lifetime.isEnding) return;
    state.failed = true;
    console.error(`\n${sentenceFor(error, state.folder?.logFolder)}`);
    await lifetime.end();
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  stopOnSignals(lifetime, { onStop: () => say('\nStopping the tests ...'), exitCode: () => 130 });
  try {
    await finish(lifetime, await testAll(lifetime, state));
  } catch (error) {
    await fail(error);
  }
}

/**
 * @param {Lifetime} lifetime
 * @param {{ folder?: TestFolder, failed: boolean }} state
 * @returns {Promise<Outcome>}
 */
async function testAll(lifetime, state) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  const osUser = isRoot() ? accountForPostgres() : undefined;
  const folder = await makeTestFolder(osUser);
  state.folder = folder;
  // Logs that a sentence has named stay; the next run clears them away.
  lifetime.add(() => (state.failed ? folder.removeAllButLogs() : folder.remove()));
  const { logFolder, record } = folder;
  await ensureInstalled({ project, lifetime, logFolder });
  const place = { project, folder: folder.path, logFolder, osUser, lifetime, record };
  const superuserUrl = await withProgress('Starting a PostgreSQL for the tests', () =>
    startPrivatePostgres(place),
  );
  return runLanes({ project, lifetime, folder, args: process.argv.slice(2), superuserUrl });
}

/**
 * @param {Run} run
 * @returns {Promise<Outcome>}
 */
async function runLanes(run) {
  const { args, superuserUrl } = run;
  const onPostgres = await runLane({
    ...run,
    name: 'postgres',
    env: { HUB_TEST_SUPERUSER_URL: superuserUrl },
  });
  const lanes = [onPostgres];
  if (args.length > 0)
    return { lanes, notes: ['The redis lane runs only without arguments.'], isComplete: true };
  const redis = await redisEnvironment(run);
  if (redis === undefined) return { lanes, notes: [NO_REDIS], isComplete: false };
  say('\nThe queue stories once more, on Redis:');
  const env = { HUB_TEST_SUPERUSER_URL: superuserUrl, ...redis };
  lanes.push(await runLane({ ...run, name: 'redis', args: ['--testPathPatterns', 'test/queues'], env }));
  return { lanes, notes: [], isComplete: true };
}

/**
 * @param {Run} run
 * @returns {Promise<Record<string, string> | undefined>} undefined where there is no Redis. HUB_TEST_REDIS_PRIVATE
 *   allows the tests to empty or stop it
 */
async function redisEnvironment({ lifetime, folder }) {
  if (process.env.REDIS_URL) return { HUB_TEST_REDIS_URL: process.env.REDIS_URL };
  const program = findRedisServer();
  if (program === undefined) return undefined;
  const { path, logFolder, record } = folder;
  const url = await startPrivateRedis({ program, folder: path, logFolder, lifetime, record });
  return { HUB_TEST_REDIS_URL: url, HUB_TEST_REDIS_PRIVATE: 'true' };
}

/**
 * @param {Lifetime} lifetime
 * @param {Outcome} outcome
 */
async function finish(lifetime, { lanes, notes, isComplete }) {
  if (lifetime.isEnding) return;
  await lifetime.end();
  const ranSome = lanes.every((counts) => counts.passed + counts.failed > 0);
  if (!ranSome) notes.push('A lane has run no test, which counts as a failure.');
  const incomplete = !isComplete && process.env.CI === 'true';
  if (incomplete) notes.push('With CI=true a skipped lane is a failure.');
  for (const note of notes) say(note);
  const succeeded = ranSome && !incomplete && lanes.every((counts) => counts.succeeded);
  process.stdout.write(`${summaryOf(lanes)}\n`, () => process.exit(succeeded ? 0 : 1));
}
