import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive, knownProcess } from './process-identity.mjs';

/** @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess */

/**
 * The npm that runs us. Some shells stay between the two (`sh -c node ...`), others make way.
 *
 * @returns {KnownProcess | undefined} undefined when Node was started by hand: a shell that ends behind `nohup` says
 *   nothing about whether the hub is still wanted
 */
export function npmParent() {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const { parent, command } = describe(process.ppid);
  return knownProcess(/^\S*sh\s+-c\s/.test(command) ? parent : process.ppid);
}

/**
 * Calls back when npm is gone without having told us, as after `kill -9`: nobody could stop the hub any more.
 *
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  const npm = npmParent();
  if (npm === undefined) return;
  const timer = setInterval(
    () => {
      if (isAlive(npm)) return;
      clearInterval(timer);
      onGone();
    },
    // Elsewhere than on Linux every look starts a program.
    process.platform === 'linux' ? 500 : 3000,
  );
  timer.unref();
}

/**
 * @param {number} pid
 * @returns {{ parent: number, command: string }}
 */
function describe(pid) {
  try {
    if (process.platform === 'linux') return describeOnLinux(pid);
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return { parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, '') };
  } catch {
    return { parent: 0, command: '' };
  }
}

/** @param {number} pid */
function describeOnLinux(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
}
