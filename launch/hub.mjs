import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { prepareDataFolder } from './data-folder.mjs';
import { checkExternalDatabase } from './database.mjs';
import { startEmbeddedDatabase } from './embedded-database.mjs';
import { greeting } from './greeting.mjs';
import { readAddress, requireFreeAddress } from './hub-address.mjs';
import { holdDataFolder } from './hub-lock.mjs';
import { ensureInstalled } from './install.mjs';
import { rotateLogs } from './log-files.mjs';
import { prepareDatabase } from './preparation.mjs';
import { say, withProgress } from './progress.mjs';
import { clearLeftovers, RunRecord } from './run-record.mjs';
import { loadSecrets } from './secrets.mjs';
import { startServices } from './services.mjs';
import { announceRunning } from './setup-lock.mjs';

/**
 * @typedef {import('./lifetime.mjs').Lifetime} Lifetime
 * @typedef {import('./data-folder.mjs').DataFolder} DataFolder
 * @typedef {import('./hub-address.mjs').HubAddress} HubAddress
 * @typedef {{ project: string, lifetime: Lifetime, onLogs: (folder: string) => void, onStop: (hook: () => void) => void }}
 *   Launch `onLogs` is told where logs go as soon as that is known, `onStop` takes what to do when a stop begins
 */

/**
 * Brings the whole hub up, from an empty folder if need be, and returns when it answers.
 *
 * @param {Launch} launch
 */
export async function startHub(launch) {
  const startedAt = Date.now();
  const { project, lifetime } = launch;
  const address = readAddress(process.env);
  const claim = await claimDataFolder(launch, address);
  const setup = { project, lifetime, logFolder: claim.logFolder };
  await ensureInstalled(setup);
  const build = await ensureBuilt(setup);
  lifetime.add(announceRunning(project));
  const { settings, databaseIsNew } = await openDatabase({ ...setup, ...claim, address });
  const running = { ...setup, record: claim.record, settings };
  const signIns = await prepareDatabase({ ...running, build, databaseIsNew });
  await withProgress('Starting API and worker', () => startServices({ ...running, url: address.url }));
  const seconds = (Date.now() - startedAt) / 1000;
  say(greeting({ address: address.url, signIns, logFolder: claim.logFolder, seconds }));
}

/**
 * Makes data folder and port ours. Before anything long is begun: most failures of a start are found here.
 *
 * @param {Launch} launch
 * @param {HubAddress} address
 * @returns {Promise<{ data: DataFolder, logFolder: string, record: RunRecord }>}
 */
async function claimDataFolder(launch, address) {
  const wanted = process.env.HUB_DATA_DIR;
  const data = prepareDataFolder({ project: launch.project, wanted, forPostgres: !process.env.DATABASE_URL });
  const logFolder = join(data.path, 'logs');
  launch.onLogs(logFolder);
  const record = await takeOver(launch, data.path, address.url);
  for (const note of data.notes) say(note);
  rotateLogs(logFolder);
  await requireFreeAddress(address);
  return { data, logFolder, record };
}

/**
 * The one place that decides between the embedded database and a server of the person's.
 *
 * @param {{ project: string, lifetime: Lifetime, data: DataFolder, record: RunRecord, address: HubAddress }} place
 */
async function openDatabase(place) {
  const { project, data, address } = place;
  const secrets = loadSecrets(data.path);
  const external = process.env.DATABASE_URL || undefined;
  const { url, isNew } =
    external === undefined
      ? await startEmbeddedDatabase({ ...place, secrets })
      : await useExternal(project, external);
  const embedded = external === undefined;
  // The hub refuses the demo in production, and rightly: its passwords are printed.
  const demo = embedded && process.env.NODE_ENV !== 'production';
  const { host, port } = address;
  return {
    settings: { databaseUrl: url, embedded, demo, secrets, dataFolder: data.path, host, port },
    databaseIsNew: isNew,
  };
}

/**
 * Makes the data folder ours, and clears it of what a killed hub has left running.
 *
 * @param {Launch} launch
 * @param {string} dataFolder
 * @param {string} url
 * @returns {Promise<RunRecord>}
 */
async function takeOver({ lifetime, onStop }, dataFolder, url) {
  const lock = await holdDataFolder(dataFolder, url);
  onStop(lock.markStopping);
  const recordPath = join(dataFolder, 'run.json');
  lifetime.add(lock.release);
  const left = await clearLeftovers(recordPath);
  if (left > 0) say(`The last hub was killed; what it had left running (${left}) is stopped now.`);
  const record = new RunRecord(recordPath);
  lifetime.add(() => record.remove());
  return record;
}

/**
 * @param {string} project
 * @param {string} url
 */
async function useExternal(project, url) {
  await checkExternalDatabase(project, url);
  return { url, isNew: false };
}
