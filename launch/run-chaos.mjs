import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { startChaosHub } from './chaos-hub.mjs';
import { killAsPlanned, planKills } from './chaos-killer.mjs';
import { LedgerReader } from './chaos-ledger.mjs';
import { readChaosOptions } from './chaos-options.mjs';
import { Caretaker } from './chaos-part.mjs';
import { isGood, tableOf } from './chaos-table.mjs';
import { sentenceFor } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { Lifetime, stopOnSignals } from './lifetime.mjs';
import { accountForPostgres, isRoot } from './os-user.mjs';
import { say } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { makeTestFolder } from './test-folder.mjs';

/**
 * @typedef {import('./chaos-options.mjs').ChaosOptions} ChaosOptions
 * @typedef {import('./chaos-hub.mjs').ChaosHub} ChaosHub
 * @typedef {{ project: string, lifetime: Lifetime, record: import('./run-record.mjs').RunRecord, logFolder: string,
 *   ledgerPath: string }} Run
 */

const WAIT_SECONDS = 300;

/** Kills a hub again and again while a simulation goes on, and counts what is left; 0 when nothing is missing. */
export async function main() {
  const lifetime = new Lifetime();
  /** @type {{ logFolder?: string }} */
  const state = {};
  /** @param {unknown} error */
  const fail = async (error) => {
    if (lifetime.isEnding) return;
    console.error(`\n${sentenceFor(error, state.logFolder)}`);
    await lifetime.end();
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  stopOnSignals(lifetime, { onStop: () => say('\nStopping ...'), exitCode: () => 130 });
  try {
    const good = await torment(lifetime, readChaosOptions(process.argv.slice(2)), state);
    if (lifetime.isEnding) return;
    await lifetime.end();
    process.exit(good ? 0 : 1);
  } catch (error) {
    await fail(error);
  }
}

/**
 * @param {Lifetime} lifetime
 * @param {ChaosOptions} options
 * @param {{ logFolder?: string }} state
 * @returns {Promise<boolean>} whether nothing is missing
 */
async function torment(lifetime, options, state) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  const osUser = isRoot() ? accountForPostgres() : undefined;
  const { path: folder, logFolder, record, remove } = await makeTestFolder(osUser);
  state.logFolder = logFolder;
  let good = false;
  lifetime.add(() => (good && !options.keep ? remove() : keep(folder)));
  const setup = { project, lifetime, logFolder };
  await ensureInstalled(setup);
  const place = { ...setup, folder, record, osUser, backend: options.backend };
  const hub = await startChaosHub({ ...place, build: await ensureBuilt(setup) });
  const outcome = await kill({ ...setup, record, ledgerPath: join(folder, 'ledger.jsonl') }, hub, options);
  say(`\nOn ${options.backend}, seed ${options.seed}:\n${tableOf(outcome)}`);
  good = isGood(outcome);
  say(good ? 'Nothing is missing, and nothing is there twice.' : 'Something is wrong: see above.');
  return good;
}

/**
 * Under another name: what bears that of a test run is cleared away by the next one.
 *
 * @param {string} folder
 */
function keep(folder) {
  const kept = folder.replace('liege-hub-test-', 'liege-hub-chaos-');
  renameSync(folder, kept);
  say(`Logs, data and ledger are kept in ${kept}.`);
}

/**
 * @param {Run} run
 * @param {ChaosHub} hub
 * @param {ChaosOptions} options
 * @returns {Promise<import('./chaos-table.mjs').Outcome>}
 */
async function kill(run, { parts, url, ownerEnv }, options) {
  const since = Date.now();
  const caretaker = new Caretaker(parts, run.lifetime);
  const ledger = new LedgerReader(run.ledgerPath);
  let isOver = false;
  const simulation = simulate(run, url, options).finally(() => {
    isOver = true;
  });
  const plan = planKills(options.seed, options.kills, caretaker.names);
  const [simulated] = await Promise.all([
    simulation,
    killAsPlanned(plan, { caretaker, ledger, isOver: () => isOver }),
  ]);
  ledger.update();
  const findings = await verify(run, ownerEnv);
  const { kills, unasked } = caretaker;
  const seconds = (Date.now() - since) / 1000;
  return { kills, unasked, wanted: options.kills, ledger, findings, simulated, seconds };
}

/**
 * @param {Run} run
 * @param {string} url
 * @param {ChaosOptions} options
 * @returns {Promise<boolean>} whether the hub shows all that it has acknowledged
 */
async function simulate({ project, lifetime, record, ledgerPath }, url, { pallets, seed, patience }) {
  const args = [
    'simulate',
    '--url',
    url,
    '--pallets',
    String(pallets),
    '--seed',
    seed,
    '--ledger',
    ledgerPath,
  ];
  const { code } = await runCommand({
    command: process.execPath,
    args: [join(project, 'dist', 'cli.js'), ...args, '--patience', String(patience)],
    cwd: project,
    env: process.env,
    lifetime,
    record,
    name: 'simulation',
    inherit: true,
  });
  return code === 0;
}

/**
 * @param {Run} run
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./chaos-table.mjs').Finding[] | undefined>}
 */
async function verify({ project, lifetime, record, logFolder }, env) {
  say('Verifying, when the worker has done what is left ...');
  const args = [
    join(project, 'dist', 'cli.js'),
    'verify',
    '--wait',
    String(WAIT_SECONDS),
    '--strict',
    '--json',
  ];
  const how = { cwd: project, env, lifetime, record, logFile: join(logFolder, 'verify.log') };
  const { output, tail } = await runCommand({
    command: process.execPath,
    args,
    name: 'verification',
    ...how,
  });
  try {
    /** @type {{ findings: import('./chaos-table.mjs').Finding[] }} */
    const { findings } = JSON.parse(output);
    for (const { what, named } of findings) for (const one of named) say(`DIFFERS, ${what}: ${one}`);
    return findings;
  } catch {
    say(`The verification failed: ${tail}`);
    return undefined;
  }
}
