import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// In a folder that all may write, somebody may have put a link to another file in our place.
const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW;

/** A failure that a person can act on: its message is one sentence that holds a way out. */
export class LaunchFailure extends Error {
  /**
   * @param {string} sentence
   * @param {unknown} [cause] what is worth keeping in a log, never shown
   */
  constructor(sentence, cause) {
    super(sentence, { cause });
    this.name = 'LaunchFailure';
  }
}

/**
 * @param {unknown} error
 * @returns {string} the system's code such as `EACCES`, or an empty string
 */
export function codeOf(error) {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

/**
 * @param {unknown} error
 * @returns {string} the first line of what it says
 */
export function messageOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}

/**
 * What to print for a failure. An unforeseen one goes to a log with its stack, and the sentence names that log.
 *
 * @param {unknown} error
 * @param {string | undefined} logFolder where logs are kept, once that is known
 * @returns {string} one sentence
 */
export function sentenceFor(error, logFolder) {
  if (error instanceof LaunchFailure) {
    if (error.cause !== undefined) keepDetail(error, logFolder);
    return error.message;
  }
  const kept = keepDetail(error, logFolder);
  const where = kept === undefined ? '' : `; the full detail is in ${kept}`;
  return `Something unforeseen went wrong (${messageOf(error)})${where}.`;
}

/**
 * @param {unknown} error
 * @param {string | undefined} logFolder
 * @returns {string | undefined} the file that now holds the detail
 */
function keepDetail(error, logFolder) {
  const detail =
    error instanceof Error ? `${error.stack}\n${error.cause ? describe(error.cause) : ''}` : String(error);
  for (const folder of [logFolder, tmpdir()]) {
    if (folder === undefined) continue;
    const file = join(folder, folder === logFolder ? 'launcher.log' : 'liege-hub-launcher.log');
    try {
      const log = openSync(file, APPEND, 0o600);
      writeSync(log, `${new Date().toISOString()} ${detail}\n`);
      closeSync(log);
      return file;
    } catch {
      // No place to write is often the very failure to report: try the next, and go on without.
    }
  }
  return undefined;
}

/** @param {unknown} cause */
function describe(cause) {
  return cause instanceof Error ? `caused by ${cause.stack}` : `caused by ${String(cause)}`;
}
