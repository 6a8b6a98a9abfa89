import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { prepareDataFolder } from './data-folder.mjs';
import { ownerUrl } from './database.mjs';
import { startEmbeddedDatabase } from './embedded-database.mjs';
import { ownerEnvironment } from './environment.mjs';
import { sentenceFor } from './failure.mjs';
import { readAddress } from './hub-address.mjs';
import { holdDataFolder } from './hub-lock.mjs';
import { ensureInstalled } from './install.mjs';
import { Lifetime, stopOnSignals } from './lifetime.mjs';
import { lockHolder } from './lock-file.mjs';
import { sayOnStandardError } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { clearLeftovers, RunRecord } from './run-record.mjs';
import { loadSecrets } from './secrets.mjs';

/**
 * @typedef {import('./data-folder.mjs').DataFolder} DataFolder
 * @typedef {import('./secrets.mjs').Secrets} Secrets
 * @typedef {{ project: string, lifetime: Lifetime, data: DataFolder, secrets: Secrets, args: string[] }} Place
 */

/** Commands that ask no database. For them none is started. */
const WITHOUT_DATABASE = /^(schema|decode|simulate|help|--help|-h|--version|-V|demo sign-ins)\b/;

/** Runs a command of the hub on the database that `npm start` uses with the same variables, and exits as it does. */
export async function main() {
  const lifetime = new Lifetime();
  /** @type {{ logFolder?: string }} */
  const state = {};
  /** @param {unknown} error */
  const fail = async (error) => {
    if (lifetime.isEnding) return;
    console.error(sentenceFor(error, state.logFolder));
    await lifetime.end();
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  stopOnSignals(lifetime, { onStop: () => {}, exitCode: () => 130 });
  sayOnStandardError();
  const code = await run(await prepare(lifetime, state));
  await lifetime.end();
  process.exit(code);
}

/**
 * @param {Lifetime} lifetime
 * @param {{ logFolder?: string }} state
 * @returns {Promise<Place>}
 */
async function prepare(lifetime, state) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  const forPostgres = !process.env.DATABASE_URL;
  const data = prepareDataFolder({ project, wanted: process.env.HUB_DATA_DIR, forPostgres });
  const logFolder = join(data.path, 'logs');
  state.logFolder = logFolder;
  const setup = { project, lifetime, logFolder };
  await ensureInstalled(setup);
  await ensureBuilt(setup);
  return { project, lifetime, data, secrets: loadSecrets(data.path), args: process.argv.slice(2) };
}

/**
 * @param {Place} place
 * @returns {Promise<number>} the command's exit code
 */
async function run(place) {
  const { project, lifetime, data, secrets, args } = place;
  const address = addressOf(data.path);
  const embedded = !process.env.DATABASE_URL;
  const demo = embedded && process.env.NODE_ENV !== 'production';
  const databaseUrl = process.env.DATABASE_URL || (await embeddedUrl(place));
  const settings = { databaseUrl, embedded, demo, secrets, dataFolder: data.path, ...address };
  const { code } = await runCommand({
    command: process.execPath,
    args: [join(project, 'dist', 'cli.js'), ...args],
    cwd: project,
    env: ownerEnvironment(settings),
    inherit: true,
    lifetime,
    name: `hub ${args[0] ?? ''}`,
  });
  return code ?? 1;
}

/**
 * The server of the hub that runs, or else one that is started for this command.
 *
 * @param {Place} place
 * @returns {Promise<string>}
 */
async function embeddedUrl({ project, lifetime, data, secrets, args }) {
  const port = join(data.path, 'postgres', 'port');
  const asksNone = args.length === 0 || WITHOUT_DATABASE.test(args.join(' ')) || args.includes('--help');
  const isRunning = lockHolder(join(data.path, 'hub.lock')) !== undefined && existsSync(port);
  if (asksNone || isRunning)
    return ownerUrl(isRunning ? Number(readFileSync(port, 'utf8')) : 1, secrets.ownerPassword);
  const lock = await holdDataFolder(data.path, 'no address, for a command only');
  lifetime.add(lock.release);
  const recordPath = join(data.path, 'run.json');
  await clearLeftovers(recordPath);
  const record = new RunRecord(recordPath);
  lifetime.add(() => record.remove());
  return (await startEmbeddedDatabase({ project, data, secrets, lifetime, record })).url;
}

/**
 * Where the hub answers: the running one knows best.
 *
 * @param {string} dataFolder
 */
function addressOf(dataFolder) {
  const running = lockHolder(join(dataFolder, 'hub.lock'))?.address;
  const wanted = readAddress(process.env);
  if (running === undefined || !URL.canParse(running)) return { host: wanted.host, port: wanted.port };
  return { host: wanted.host, port: Number(new URL(running).port || 80) };
}
