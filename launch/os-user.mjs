import { spawnSync } from 'node:child_process';
import { LaunchFailure } from './failure.mjs';

/**
 * The account that Postgres runs as when we are root: Postgres itself refuses to run as root.
 *
 * @typedef {{ name: string, uid: number, gid: number }} OsUser
 */

/** The account that is made where there is none for Postgres. */
const OWN_ACCOUNT = 'liege-hub';

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Finds or makes the account for Postgres.
 *
 * @returns {OsUser}
 */
export function accountForPostgres() {
  const found = findAccount('postgres') ?? findAccount(OWN_ACCOUNT) ?? makeAccount() ?? findAccount('nobody');
  if (found === undefined) throw new LaunchFailure(noAccountSentence('there is no account for it'));
  if (!canAct(found)) throw new LaunchFailure(noAccountSentence(`root may not act as ${found.name} here`));
  return found;
}

/** @param {string} why */
function noAccountSentence(why) {
  return (
    `PostgreSQL refuses to run as root, and ${why}: start the hub as an ordinary user, or give it a server of yours ` +
    'with DATABASE_URL=postgres://owner:password@host/database npm start.'
  );
}

/**
 * @param {string} name
 * @returns {OsUser | undefined}
 */
function findAccount(name) {
  const uid = Number.parseInt(ask('id', ['-u', name]), 10);
  const gid = Number.parseInt(ask('id', ['-g', name]), 10);
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { name, uid, gid } : undefined;
}

/**
 * @param {number} uid
 * @param {number} gid
 * @returns {OsUser} the account with its name, or with its number where it has none
 */
export function accountByNumber(uid, gid) {
  const name = ask('id', ['-un', String(uid)]).trim();
  return { name: name === '' ? `number ${uid}` : name, uid, gid };
}

/** @returns {OsUser | undefined} */
function makeAccount() {
  const shell = '/usr/sbin/nologin';
  ask('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, OWN_ACCOUNT]);
  return findAccount(OWN_ACCOUNT);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string} its answer, empty when it failed or is not installed
 */
function ask(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : '';
}

/** @param {OsUser} user */
function canAct({ uid, gid }) {
  return spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/' }).status === 0;
}

/**
 * Asks the system instead of adding up permission bits: mounts, access lists and security modules count too.
 *
 * @param {OsUser | undefined} user undefined for ourselves
 * @param {string} folder
 * @returns {boolean} whether that account can enter the folder
 */
export function canEnter(user, folder) {
  const result = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...ids(user),
  });
  return result.status === 0;
}

/**
 * @param {OsUser | undefined} user
 * @param {string} program
 * @returns {boolean} whether that account can run the program: its libraries must be in reach too
 */
export function canRun(user, program) {
  return spawnSync(program, ['--version'], { cwd: '/', stdio: 'ignore', ...ids(user) }).status === 0;
}

/**
 * @param {OsUser | undefined} user
 * @returns {{ uid: number, gid: number } | undefined} as spawn takes it
 */
export function ids(user) {
  return user === undefined ? undefined : { uid: user.uid, gid: user.gid };
}
