import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from './failure.mjs';
import { makeFolders, PASSABLE, PRIVATE } from './folders.mjs';
import { ids } from './os-user.mjs';
import { lastLine, runCommand } from './run-command.mjs';

/**
 * @typedef {import('./os-user.mjs').OsUser} OsUser
 * @typedef {import('./postgres-programs.mjs').Programs} Programs
 * @typedef {{
 *   folder: string, programs: Programs, password: string, durable: boolean, osUser?: OsUser, logFolder: string,
 *   lifetime: import('./lifetime.mjs').Lifetime, record?: import('./run-record.mjs').RunRecord,
 * }} Cluster `folder` holds the cluster's data folder, its preferred port and what is being made
 */

/** The superuser of our own clusters. Only the launcher and tests ever act as it. */
export const SUPERUSER = 'hub_superuser';

/** The built-in C.UTF-8 sorts by code point everywhere alike, and needs no locale of the system's. */
const INITDB_OPTIONS = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  '-U',
  SUPERUSER,
];

/** @param {string} folder */
export function clusterData(folder) {
  return join(folder, 'data');
}

/**
 * Makes the cluster if there is none. It is made beside its place and then renamed: a kill in the middle leaves
 * nothing that could be taken for a database.
 *
 * @param {Cluster} cluster
 */
export async function ensureCluster(cluster) {
  const { folder, osUser } = cluster;
  // Ours, and only the cluster in it the account's: what we write here as root must not be steered by that account.
  makeFolders(folder, osUser === undefined ? PRIVATE : PASSABLE);
  if (osUser !== undefined && statSync(folder).uid === 0) chmodSync(folder, PASSABLE);
  removeUnfinished(folder);
  if (existsSync(join(clusterData(folder), 'PG_VERSION'))) return adopt(clusterData(folder), osUser);
  const draft = join(folder, `data.new-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (osUser !== undefined) chownSync(draft, osUser.uid, osUser.gid);
  await runInitdb(cluster, draft);
  renameSync(draft, clusterData(folder));
}

/** @param {string} folder */
function removeUnfinished(folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('data.new-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {Cluster} cluster
 * @param {string} draft
 */
async function runInitdb(cluster, draft) {
  const { folder, programs, osUser, durable, logFolder, lifetime, record } = cluster;
  const passwordFile = writePasswordFile(cluster);
  const logFile = join(logFolder, 'initdb.log');
  const options = [...INITDB_OPTIONS, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])];
  const how = { cwd: '/', env: postgresEnvironment(), user: ids(osUser), lifetime, record, logFile };
  try {
    const command = { command: programs.initdb, args: ['-D', draft, ...options], name: 'initdb' };
    const result = await runCommand({ ...command, ...how });
    if (result.code === 0) return;
    throw new LaunchFailure(
      `PostgreSQL could not make its database in ${folder} (${lastLine(result.tail)}): see ${logFile}, or choose ` +
        'another folder with HUB_DATA_DIR=/path/to/a/folder npm start.',
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * @param {Cluster} cluster
 * @returns {string} a file that initdb can read; on a command line everybody could
 */
function writePasswordFile({ folder, password, osUser }) {
  const path = join(folder, 'password.new');
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  if (osUser !== undefined) chownSync(path, osUser.uid, osUser.gid);
  return path;
}

/**
 * What the programs may know of our environment: a PGDATA or a TZ of the person's must not steer them.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function postgresEnvironment() {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Gives a copy that root made of somebody's cluster to the account that runs it, and closes it to others.
 *
 * @param {string} data
 * @param {OsUser | undefined} osUser
 */
function adopt(data, osUser) {
  if (osUser !== undefined && statSync(data).uid === 0) {
    for (const name of ['', ...readdirSync(data, { recursive: true })]) {
      lchownSync(join(data, String(name)), osUser.uid, osUser.gid);
    }
  }
  if ((statSync(data).mode & 0o077) !== 0) chmodSync(data, 0o700);
}

/**
 * Sets the superuser's password without knowing the old one, for a data folder whose secrets were lost. The server
 * must not be running.
 *
 * @param {Cluster} cluster
 */
export async function resetSuperuserPassword(cluster) {
  const { folder, programs, osUser, logFolder, lifetime, record, password } = cluster;
  const logFile = join(logFolder, 'postgres.log');
  const result = await runCommand({
    command: programs.postgres,
    args: ['--single', '-D', clusterData(folder), 'postgres'],
    cwd: '/',
    env: postgresEnvironment(),
    user: ids(osUser),
    // The password is base64url of our own making: nothing in it needs quoting.
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`,
    lifetime,
    record,
    logFile,
    name: 'postgres --single',
  });
  if (result.code === 0) return;
  throw new LaunchFailure(`The database in ${folder} does not accept new secrets: see ${logFile}.`);
}
