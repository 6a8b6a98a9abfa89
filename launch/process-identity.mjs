import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process that cannot be mistaken for a later one that was given the same number.
 *
 * @typedef {{ pid: number, identity: string }} KnownProcess
 */

/** @type {string | undefined} */
let bootId;

/**
 * What tells a process from every other with the same number: its start time, and the boot it belongs to.
 * A zombie counts as gone: in a container without an init nobody collects it, and it would look alive for ever.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when no such process runs
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return process.platform === 'linux' ? linuxIdentity(pid) : portableIdentity(pid);
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may itself hold brackets and blanks, so count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${bootId}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function portableIdentity(pid) {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

/**
 * @param {number | undefined} pid
 * @returns {KnownProcess | undefined}
 */
export function knownProcess(pid) {
  if (pid === undefined) return undefined;
  const identity = identityOf(pid);
  return identity === undefined ? undefined : { pid, identity };
}

/** @param {KnownProcess} known */
export function isAlive(known) {
  return identityOf(known.pid) === known.identity;
}

/**
 * @param {KnownProcess[]} processes
 * @param {number} milliseconds how long to wait at most
 * @param {AbortSignal} [hurry] stops the waiting
 * @returns {Promise<boolean>} whether all are gone
 */
export async function waitUntilGone(processes, milliseconds, hurry) {
  const deadline = Date.now() + milliseconds;
  while (processes.some(isAlive)) {
    if (Date.now() >= deadline || hurry?.aborted) return false;
    await sleep(25);
  }
  return true;
}

/**
 * Signals a process, and its group when it leads one, so that what it started goes with it.
 *
 * @param {KnownProcess} known
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(known, signal) {
  if (!isAlive(known)) return;
  try {
    process.kill(-known.pid, signal);
  } catch {
    signalOne(known, signal);
  }
}

/**
 * @param {KnownProcess} known
 * @param {NodeJS.Signals} signal
 */
export function signalOne(known, signal) {
  if (!isAlive(known)) return;
  try {
    process.kill(known.pid, signal);
  } catch {
    // It ended between the question and the signal.
  }
}

/**
 * Ends processes: politely, and after the grace by force.
 *
 * @param {KnownProcess[]} processes
 * @param {{ graceMilliseconds: number, hurry?: AbortSignal }} options
 */
export async function endProcesses(processes, { graceMilliseconds, hurry }) {
  for (const known of processes) signalGroup(known, 'SIGTERM');
  if (await waitUntilGone(processes, graceMilliseconds, hurry)) return;
  for (const known of processes) signalGroup(known, 'SIGKILL');
  await waitUntilGone(processes, 5000);
}
