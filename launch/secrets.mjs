import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, LaunchFailure } from './failure.mjs';

/** @typedef {Record<typeof NAMES[number], string>} Secrets each is 32 random bytes in base64url */

const NAMES = /** @type {const} */ ([
  'superuserPassword',
  'ownerPassword',
  'apiPassword',
  'workerPassword',
  'relayPassword',
  'auditorPassword',
  'tokenSecret',
]);

/**
 * The passwords and keys of this data folder, made once and kept for its whole life.
 *
 * @param {string} dataFolder
 * @returns {Secrets}
 */
export function loadSecrets(dataFolder) {
  const path = join(dataFolder, 'secrets.json');
  const kept = read(path);
  const secrets = makeSecrets(kept);
  if (NAMES.some((name) => secrets[name] !== kept[name])) write(path, secrets);
  return secrets;
}

/**
 * @param {Partial<Secrets>} [kept] what is there already
 * @returns {Secrets}
 */
export function makeSecrets(kept = {}) {
  const entries = NAMES.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64url')]);
  return Object.fromEntries(entries);
}

/**
 * @param {string} path
 * @returns {Partial<Secrets>}
 */
function read(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
    chmodSync(path, 0o600);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw new LaunchFailure(
      `The secrets in ${path} cannot be read (${codeOf(error)}): start the hub as the user who owns them, or choose ` +
        'another folder with HUB_DATA_DIR=/path/to/a/folder npm start.',
    );
  }
  return parse(path, text);
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Partial<Secrets>}
 */
function parse(path, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new LaunchFailure(
      `The secrets in ${path} are damaged: put back a copy, or remove the file to get new ones (everybody must then ` +
        'sign in again).',
    );
  }
}

/**
 * Whole or not at all: the database is made with these passwords a moment later.
 *
 * @param {string} path
 * @param {Secrets} secrets
 */
function write(path, secrets) {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
