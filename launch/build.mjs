import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';
import { withProgress } from './progress.mjs';
import { lastLine, runCommand } from './run-command.mjs';
import { withSetupLock } from './setup-lock.mjs';

/**
 * @typedef {import('./install.mjs').Setup} Setup
 * @typedef {import('./run-record.mjs').RunRecord} RunRecord
 */

const DOORS = ['main.js', 'worker.js', 'cli.js'];

/**
 * Compiles src to dist when the sources are not those of the last build.
 *
 * @param {Setup} setup
 * @returns {Promise<string>} what identifies the build
 */
export async function ensureBuilt(setup) {
  const { project, lifetime } = setup;
  const wanted = sourceHash(project);
  const isDone = () => isBuilt(project, wanted);
  if (isDone()) return wanted;
  /** @param {RunRecord} record */
  const work = async (record) => {
    await withProgress('Building the hub', () => compile(setup, record));
    // Last, and only after success: a build that was killed in the middle has no stamp, and is made anew.
    writeFileSync(join(project, 'dist', '.stamp'), wanted);
  };
  await withSetupLock(project, lifetime, { isDone, work });
  return wanted;
}

/**
 * @param {string} project
 * @param {string} wanted
 */
function isBuilt(project, wanted) {
  const dist = join(project, 'dist');
  if (!DOORS.every((door) => existsSync(join(dist, door)))) return false;
  try {
    return readFileSync(join(dist, '.stamp'), 'utf8') === wanted;
  } catch {
    return false;
  }
}

/**
 * @param {Setup} setup
 * @param {RunRecord} record
 */
async function compile({ project, lifetime, logFolder }, record) {
  const dist = join(project, 'dist');
  // The whole folder goes: a file whose source was deleted must not live on in it.
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const logFile = join(logFolder, 'build.log');
  const result = await runCommand({
    command: process.execPath,
    args: [join(project, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    cwd: project,
    env: process.env,
    lifetime,
    logFile,
    record,
    name: 'tsc',
  });
  if (result.code === 0) return;
  throw new LaunchFailure(
    `The hub does not compile (${lastLine(result.tail)}): the compiler's list is in ${logFile}.`,
  );
}

/**
 * @param {string} project
 * @returns {string} a hash over everything that the build depends on
 */
function sourceHash(project) {
  const hash = createHash('sha256');
  const settings = readdirSync(project).filter((name) => /^tsconfig.*\.json$/.test(name));
  const sources = readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = [...settings, 'package-lock.json']
    .map((name) => join(project, name))
    .concat(sources)
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(project.length)}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
