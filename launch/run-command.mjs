import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { endProcesses, knownProcess } from './process-identity.mjs';

/**
 * @typedef {import('./lifetime.mjs').Lifetime} Lifetime
 * @typedef {import('./run-record.mjs').RunRecord} RunRecord
 * @typedef {{ code: number | null, output: string, tail: string }} CommandResult `output` is what went to stdout,
 *   `tail` the last lines of both streams
 * @typedef {{
 *   command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv, lifetime: Lifetime, name: string,
 *   user?: { uid: number, gid: number }, logFile?: string, record?: RunRecord, input?: string, inherit?: boolean,
 * }} Command `inherit` shows what the program says instead of keeping it, and lets it
 *   read what this process is sent
 */

const KEPT_CHARACTERS = 1_000_000;

/**
 * Runs a program to its end, with what it says kept in a log. It leads a process group of its own: Ctrl-C reaches it
 * through the lifetime only, in order, and what it starts itself ends with it.
 *
 * @param {Command} command
 * @returns {Promise<CommandResult>} also for a program that failed; `code` is null when it was ended by a signal
 * @throws {Error} with the system's code when the program cannot be started
 */
export async function runCommand(command) {
  const { lifetime, record, name } = command;
  if (lifetime.isEnding) throw new Error(`${name} was not started: the run is ending`);
  const output = command.inherit ? 'inherit' : 'pipe';
  const child = spawn(command.command, command.args, {
    cwd: command.cwd,
    env: command.env,
    detached: true,
    stdio: [command.input !== undefined ? 'pipe' : command.inherit ? 'inherit' : 'ignore', output, output],
    ...command.user,
  });
  record?.add(name, child.pid);
  const known = knownProcess(child.pid);
  const forget = lifetime.add(() => endProcesses(known ? [known] : [], { graceMilliseconds: 5000 }));
  child.stdin?.on('error', () => {});
  child.stdin?.end(command.input);
  try {
    return await collect(child, command.logFile);
  } finally {
    forget();
    record?.drop(name);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string | undefined} logFile
 * @returns {Promise<CommandResult>}
 */
function collect(child, logFile) {
  const log = logFile === undefined ? undefined : openLog(logFile);
  let output = '';
  let both = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output = (output + text).slice(-KEPT_CHARACTERS);
    both = (both + text).slice(-KEPT_CHARACTERS);
    log?.write(text);
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    both = (both + text).slice(-KEPT_CHARACTERS);
    log?.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const result = { code, output, tail: both.trimEnd().split('\n').slice(-200).join('\n') };
      if (log === undefined) resolve(result);
      else log.end(() => resolve(result));
    });
  });
}

/** @param {string} file */
function openLog(file) {
  const log = createWriteStream(file, { flags: 'a', mode: 0o600 });
  // A log that cannot be written (a full disk) must not end what it only describes.
  log.on('error', () => {});
  return log;
}

/**
 * @param {string} tail
 * @returns {string} the last line that says something
 */
export function lastLine(tail) {
  const lines = tail.split('\n').filter((line) => /[A-Za-z]/.test(line));
  return (lines.at(-1) ?? 'it gave no reason').trim();
}
