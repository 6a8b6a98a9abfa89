import { join } from 'node:path';

/**
 * @typedef {import('./secrets.mjs').Secrets} Secrets
 * @typedef {{
 *   databaseUrl: string, embedded: boolean, demo: boolean, secrets: Secrets, dataFolder: string, host: string, port: number,
 * }} HubSettings `databaseUrl` holds the owner's credentials
 */

const AMBIENT = /^(DATABASE_URL|DATABASE_\w+_PASSWORD|HUB_DEMO)$/;
const AMBIENT_EMBEDDED = /^(DATABASE_URL|DATABASE_\w+_PASSWORD|HUB_DEMO|PG\w+)$/;

/**
 * For the commands that act as the owner: migrate, which also sets the passwords of the other roles, and the demo.
 *
 * @param {HubSettings} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function ownerEnvironment(settings) {
  const roles = ['API', 'WORKER', 'RELAY', 'AUDITOR'];
  return { ...shared(settings), DATABASE_URL: settings.databaseUrl, ...passwords(settings, roles) };
}

/**
 * @param {HubSettings} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function apiEnvironment(settings) {
  const databaseUrl = withoutCredentials(settings.databaseUrl);
  return { ...shared(settings), DATABASE_URL: databaseUrl, ...passwords(settings, ['API']) };
}

/**
 * @param {HubSettings} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function workerEnvironment(settings) {
  const databaseUrl = withoutCredentials(settings.databaseUrl);
  const nursery = { NODE_OPTIONS: [process.env.NODE_OPTIONS, SMALL_NURSERY].filter(Boolean).join(' ') };
  const own = { ...metricsBeside(process.env.METRICS_PORT), ...passwords(settings, ['WORKER', 'RELAY']) };
  return { ...shared(settings), DATABASE_URL: databaseUrl, ...own, ...nursery };
}

/**
 * API and worker are on one machine here, and each tells its numbers on a port of its own: the worker on the next one.
 *
 * @param {string | undefined} port of the API
 */
function metricsBeside(port) {
  return port ? { METRICS_PORT: String(Number(port) + 1) } : {};
}

/**
 * Megabytes of each half of V8's nursery. The worker makes short-lived things by the million (lines of manifests); with the
 * usual 16 it keeps tens of megabytes more of them, and is not faster.
 */
const SMALL_NURSERY = '--max-semi-space-size=4';

/**
 * A server that several machines share needs the same passwords on all of them: there the person's own win.
 *
 * @param {HubSettings} settings
 * @param {string[]} roles
 */
function passwords({ secrets, embedded }, roles) {
  const own = {
    API: secrets.apiPassword,
    WORKER: secrets.workerPassword,
    RELAY: secrets.relayPassword,
    AUDITOR: secrets.auditorPassword,
  };
  return Object.fromEntries(
    Object.entries(own)
      .filter(([role]) => roles.includes(role))
      .map(([role, password]) => {
        const name = `DATABASE_${role}_PASSWORD`;
        return [name, (embedded ? undefined : process.env[name]) || password];
      }),
  );
}

/**
 * What every process of the hub gets. The demo's mark is set here and nowhere else: an ambient one must not turn the
 * demo on for a database that is not ours.
 *
 * @param {HubSettings} settings
 * @returns {NodeJS.ProcessEnv}
 */
function shared({ embedded, demo, secrets, dataFolder, host, port }) {
  const ambient = without(process.env, embedded ? AMBIENT_EMBEDDED : AMBIENT);
  return {
    ...ambient,
    HOST: host,
    PORT: String(port),
    TOKEN_SECRET: process.env.TOKEN_SECRET || secrets.tokenSecret,
    HUB_DATA_DIR: dataFolder,
    HUB_FILES_DIR: join(dataFolder, 'files'),
    HUB_MAIL_DIR: process.env.HUB_MAIL_DIR || join(dataFolder, 'mail'),
    HUB_ANCHOR_DIR: process.env.HUB_ANCHOR_DIR || join(dataFolder, 'anchors'),
    HUB_PUBLIC_URL: process.env.HUB_PUBLIC_URL || `http://${host}:${port}`,
    ...(demo ? { HUB_DEMO: 'embedded' } : {}),
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {RegExp} names
 * @returns {NodeJS.ProcessEnv}
 */
export function without(environment, names) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)));
}

/** @param {string} url */
function withoutCredentials(url) {
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
