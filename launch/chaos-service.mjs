import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { endProcesses, isAlive, knownProcess } from './process-identity.mjs';

/**
 * @typedef {{
 *   name: string, script: string, env: NodeJS.ProcessEnv, project: string, logFolder: string,
 *   lifetime: import('./lifetime.mjs').Lifetime, record: import('./run-record.mjs').RunRecord,
 * }} Service
 */

/**
 * A process of the hub, not yet started. It counts as started when it runs: whether it comes up is its own business,
 * as under any supervisor.
 *
 * @param {Service} service
 * @returns {import('./chaos-part.mjs').Part}
 */
export function servicePart(service) {
  /** @type {ReturnType<typeof launch> | undefined} */
  let current;
  service.lifetime.add(async () => {
    if (current?.known) await endProcesses([current.known], { graceMilliseconds: 10_000 });
  });
  return {
    name: service.name,
    pid: () => (current?.known && isAlive(current.known) ? current.known.pid : undefined),
    exited: () => current?.exited ?? Promise.resolve(),
    start: async () => {
      current = launch(service);
    },
  };
}

/** @param {Service} service */
function launch({ name, script, env, project, logFolder, record }) {
  const log = openSync(join(logFolder, `${name}.log`), 'a', 0o600);
  const child = spawn(process.execPath, [join(project, 'dist', script)], {
    cwd: project,
    env,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  record.add(name, child.pid);
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    child.on('exit', () => resolve()).on('error', () => resolve());
  });
  return { known: knownProcess(child.pid), exited };
}
