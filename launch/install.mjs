import { accessSync, constants, existsSync, lstatSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { requireFreeSpace } from './disk.mjs';
import { LaunchFailure } from './failure.mjs';
import { isInstalled, stampPath, writeStamp } from './installed-packages.mjs';
import { say, withProgress } from './progress.mjs';
import { lastLine, runCommand } from './run-command.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * @typedef {import('./lifetime.mjs').Lifetime} Lifetime
 * @typedef {import('./run-record.mjs').RunRecord} RunRecord
 * @typedef {{ project: string, lifetime: Lifetime, logFolder: string }} Setup
 */

const NEEDED_MEGABYTES = 800;

/**
 * Installs the packages of package-lock.json when some are missing or out of date.
 *
 * @param {Setup} setup
 */
export async function ensureInstalled(setup) {
  const { project, lifetime } = setup;
  if (!existsSync(join(project, 'package-lock.json'))) {
    throw new LaunchFailure(`${project} holds no package-lock.json: get a complete copy of the project.`);
  }
  const isDone = () => isInstalled(project);
  if (isDone()) return;
  /** @param {RunRecord} record */
  const work = async (record) => {
    refuseSymbolicLink(project);
    requireFreeSpace(project, NEEDED_MEGABYTES, 'move the project to another disk');
    rmSync(stampPath(project), { force: true });
    await withProgress('Installing packages (this once, a few minutes)', () => runNpm(setup, record));
    writeStamp(project);
  };
  await withSetupLock(project, lifetime, { isDone, work });
}

/**
 * npm empties node_modules first: through a link that would be another project's.
 *
 * @param {string} project
 */
function refuseSymbolicLink(project) {
  const path = join(project, 'node_modules');
  if (existsSync(path) && lstatSync(path).isSymbolicLink()) {
    throw new LaunchFailure(
      `${path} is a symbolic link to packages that do not fit package-lock.json: remove the link, or run npm ci where ` +
        'it points.',
    );
  }
}

/**
 * @param {Setup} setup
 * @param {RunRecord} record
 */
async function runNpm(setup, record) {
  const logFile = join(setup.logFolder, 'install.log');
  let result = await npm(setup, record, logFile, ['ci']);
  if (/EUSAGE/.test(result.tail)) {
    // `ci` refuses a lockfile that misses packages of other platforms, which npm leaves out when a registry lacks them.
    say('package-lock.json is not complete; what it lacks is taken as package.json asks for it.');
    result = await npm(setup, record, logFile, ['install', '--no-save']);
  }
  if (result.code !== 0) throw new LaunchFailure(explain(result.tail, logFile));
}

/**
 * @param {Setup} setup
 * @param {RunRecord} record
 * @param {string} logFile
 * @param {string[]} command
 */
function npm({ project, lifetime }, record, logFile, command) {
  const program = findNpm();
  // The includes win over NODE_ENV=production and over an `omit` of the person's npm settings.
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline'];
  return runCommand({
    command: program.command,
    args: [...program.args, ...command, ...options],
    cwd: project,
    env: process.env,
    lifetime,
    logFile,
    record,
    name: 'npm',
  });
}

/**
 * @param {string} tail
 * @param {string} logFile
 */
function explain(tail, logFile) {
  if (/ENOSPC/.test(tail)) {
    return `The disk is full: free about ${NEEDED_MEGABYTES} MB, then try again (npm's words are in ${logFile}).`;
  }
  if (/EACCES|EPERM|EROFS/.test(tail)) {
    return `npm may not write node_modules: make the project's folder and all in it yours, then try again (npm's words are in ${logFile}).`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(tail)) {
    return `npm cannot reach its registry: check the network or npm's proxy settings, then try again (npm's words are in ${logFile}).`;
  }
  return `npm could not install the packages (${firstError(tail)}): see ${logFile}, then try again.`;
}

/**
 * @param {string} tail
 * @returns {string} the first of npm's error lines that is a sentence
 */
function firstError(tail) {
  const lines = tail
    .split('\n')
    .map((line) => /^npm error (?!code |errno |syscall |path |A complete)(.+)/.exec(line)?.[1]);
  return lines.find((line) => line !== undefined) ?? lastLine(tail);
}

/**
 * The npm that runs us, else the one on the PATH, else the one beside this Node.
 *
 * @returns {{ command: string, args: string[] }}
 */
function findNpm() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running))
    return { command: process.execPath, args: [running] };
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => isExecutable(join(folder, 'npm')));
  if (onPath) return { command: 'npm', args: [] };
  const beside = resolve(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  if (existsSync(beside)) return { command: process.execPath, args: [beside] };
  throw new LaunchFailure(
    'npm was not found: install Node together with npm, or put npm on the PATH, then try again.',
  );
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
