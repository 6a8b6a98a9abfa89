import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerEnvironment } from './environment.mjs';
import { LaunchFailure } from './failure.mjs';
import { withProgress } from './progress.mjs';
import { lastLine, runCommand } from './run-command.mjs';

/**
 * @typedef {import('./environment.mjs').HubSettings} HubSettings
 * @typedef {{
 *   project: string, logFolder: string, settings: HubSettings, build: string, databaseIsNew: boolean,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} Preparation
 */

/**
 * Migrates the database, and loads the demo where the database is our own.
 *
 * What this build has done to this database once need not be done again: that is most of what a second start saves.
 * A server of the person's is migrated at every start, since we do not know what was done to it meanwhile.
 *
 * @param {Preparation} preparation
 * @returns {Promise<string>} the demo sign-ins to show; empty without a demo
 */
export async function prepareDatabase(preparation) {
  const { settings, databaseIsNew } = preparation;
  const marker = join(settings.dataFolder, 'prepared.json');
  const kept = databaseIsNew || !settings.embedded ? undefined : readMarker(marker);
  if (kept !== undefined && kept.key === keyOf(preparation)) return kept.signIns;
  await withProgress('Migrating the database', () => hubCommand(preparation, ['migrate']));
  if (!settings.embedded) return '';
  const signIns = settings.demo ? await loadDemo(preparation) : '';
  writeMarker(marker, { key: keyOf(preparation), signIns });
  return signIns;
}

/** @param {Preparation} preparation */
async function loadDemo(preparation) {
  await withProgress('Loading the demo', () => hubCommand(preparation, ['demo', 'load']));
  return (await hubCommand(preparation, ['demo', 'sign-ins'])).trimEnd();
}

/**
 * @param {Preparation} preparation
 * @param {string[]} args
 * @returns {Promise<string>} what the command printed
 */
async function hubCommand({ project, logFolder, settings, lifetime, record }, args) {
  const logFile = join(logFolder, `${args[0]}.log`);
  const result = await runCommand({
    command: process.execPath,
    args: [join(project, 'dist', 'cli.js'), ...args],
    cwd: project,
    env: ownerEnvironment(settings),
    lifetime,
    record,
    logFile,
    name: args.join(' '),
  });
  if (result.code === 0) return result.output;
  throw new LaunchFailure(
    `The command "hub ${args.join(' ')}" failed (${lastLine(result.tail)}): the full detail is in ${logFile}; try again ` +
      'when that is mended.',
  );
}

/**
 * New secrets must reach the roles, a new build may bring migrations and demo data.
 *
 * @param {Preparation} preparation
 */
function keyOf({ build, settings }) {
  return createHash('sha256')
    .update(`${build}\n${settings.demo}\n${JSON.stringify(settings.secrets)}`)
    .digest('hex');
}

/**
 * @param {string} path
 * @returns {{ key: string, signIns: string } | undefined}
 */
function readMarker(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {{ key: string, signIns: string }} marker
 */
function writeMarker(path, marker) {
  const draft = `${path}.new`;
  writeFileSync(draft, JSON.stringify(marker), { mode: 0o600 });
  renameSync(draft, path);
}
