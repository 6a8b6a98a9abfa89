import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiEnvironment, workerEnvironment } from './environment.mjs';
import { LaunchFailure, messageOf } from './failure.mjs';
import { lastWords, lengthOf } from './log-files.mjs';
import { Supervised, stopTogether } from './processes.mjs';

/**
 * @typedef {{
 *   project: string, settings: import('./environment.mjs').HubSettings, url: string,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} Services `url` is where the API is to answer
 */

const READY_MILLISECONDS = 90_000;

/**
 * Starts API and worker together, and returns when the hub can be used.
 *
 * @param {Services} services
 */
export async function startServices({ project, settings, url, lifetime, record }) {
  const common = { project, logFolder: join(settings.dataFolder, 'logs'), lifetime, record };
  const definitions = [
    { ...common, name: 'api', script: 'main.js', env: apiEnvironment(settings) },
    { ...common, name: 'worker', script: 'worker.js', env: workerEnvironment(settings) },
  ];
  const starts = definitions.map(({ logFolder, name }) => lengthOf(join(logFolder, `${name}.log`)));
  if (lifetime.isEnding) throw new Error('the run is ending');
  const services = definitions.map((definition) => new Supervised(definition));
  lifetime.add(() => stopTogether(services, lifetime.hurry));
  const timer = new AbortController();
  const late = sleep(READY_MILLISECONDS, 'late', { signal: timer.signal }).catch(() => 'late');
  for (const [index, service] of services.entries()) {
    const outcome = await Promise.race([service.ready, late]);
    if (outcome !== true)
      throw notUp(definitions[index]?.name ?? '', service.logFile, starts[index] ?? 0, outcome);
  }
  timer.abort();
  await untilHealthy(url, services);
  for (const service of services) void service.keepAlive();
}

/**
 * @param {string} name
 * @param {string} logFile
 * @param {number} from where its words begin
 * @param {false | string} outcome
 */
function notUp(name, logFile, from, outcome) {
  const what = outcome === false ? 'ended while it started' : 'does not get ready';
  return new LaunchFailure(
    `The ${name} ${what} (${lastWords(logFile, from)}): see ${logFile}, then try again.`,
  );
}

/**
 * @param {string} url
 * @param {Supervised[]} services
 */
async function untilHealthy(url, services) {
  const deadline = Date.now() + READY_MILLISECONDS;
  let answer = 'no answer';
  while (Date.now() < deadline && services.every((service) => service.running().length > 0)) {
    try {
      const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      answer = messageOf(error instanceof Error && error.cause ? error.cause : error);
    }
    await sleep(50);
  }
  const logs = services.map((service) => service.logFile).join(' and ');
  throw new LaunchFailure(
    `The hub does not get healthy (${url}/health/ready: ${answer}): see ${logs}, then try again.`,
  );
}
