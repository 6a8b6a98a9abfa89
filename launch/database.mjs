import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf, LaunchFailure, messageOf } from './failure.mjs';

/** @typedef {import('pg').Client} Client */

const OWNER = 'hub_owner';
const DATABASE = 'hub';
const OLDEST_SERVER = 150_000;

/**
 * Loaded late: at the first start the package is installed by this very run.
 *
 * @param {string} project
 * @returns {Promise<typeof import('pg')>}
 */
async function loadPg(project) {
  const path = createRequire(join(project, 'package.json')).resolve('pg');
  return (await import(pathToFileURL(path).href)).default;
}

/**
 * @template T
 * @param {string} project
 * @param {string} url
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(project, url, work) {
  const pg = await loadPg(project);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  // An error that comes while nobody waits (the server was killed) would otherwise end the launcher.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} project
 * @param {string} superuserUrl
 * @returns {Promise<boolean>} false when the server does not know this password
 */
export async function acceptsPassword(project, superuserUrl) {
  try {
    await withClient(project, superuserUrl, async () => {});
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01') return false;
    throw error;
  }
}

/**
 * Makes the owner role and its database on our own server, where they are missing.
 *
 * @param {{ project: string, superuserUrl: string, ownerPassword: string }} server
 * @returns {Promise<boolean>} whether the database is new
 */
export function ensureDatabase({ project, superuserUrl, ownerPassword }) {
  return withClient(project, superuserUrl, async (client) => {
    // A statement that fails would be logged with the password in it.
    await client.query('SET log_min_error_statement = panic');
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [OWNER]);
    const verb = roles.rowCount === 0 ? 'CREATE' : 'ALTER';
    const password = client.escapeLiteral(ownerPassword);
    await client.query(`${verb} ROLE ${OWNER} LOGIN CREATEROLE NOSUPERUSER NOCREATEDB PASSWORD ${password}`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (databases.rowCount !== 0) return false;
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    return true;
  });
}

/**
 * @param {number} port
 * @param {string} ownerPassword
 */
export function ownerUrl(port, ownerPassword) {
  return `postgres://${OWNER}:${ownerPassword}@127.0.0.1:${port}/${DATABASE}`;
}

/**
 * Checks a server that the person named with DATABASE_URL.
 *
 * @param {string} project
 * @param {string} url
 */
export async function checkExternalDatabase(project, url) {
  let version = 0;
  try {
    new URL(url);
    version = await withClient(project, url, async (client) => {
      const result = await client.query('SHOW server_version_num');
      return Number(result.rows[0].server_version_num);
    });
  } catch (error) {
    throw new LaunchFailure(
      `The database of DATABASE_URL cannot be used (${messageOf(error) || codeOf(error)}): check the address, the ` +
        'user and the password, or leave DATABASE_URL unset to use the embedded one.',
      error,
    );
  }
  if (version >= OLDEST_SERVER) return;
  throw new LaunchFailure(
    `The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)} and the hub needs 15 or newer: name ` +
      'another server, or leave DATABASE_URL unset to use the embedded one.',
  );
}
