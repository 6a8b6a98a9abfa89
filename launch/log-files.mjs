import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_LOG = 10_000_000;

/**
 * Puts logs that have grown large aside, one generation of them.
 *
 * @param {string} folder
 */
export function rotateLogs(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.log') && statSync(path).size > LARGEST_LOG) renameSync(path, `${path}.old`);
  }
}

/**
 * @param {string} file
 * @returns {number} its length in bytes, 0 when there is none
 */
export function lengthOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * What a process said last before it ended: its log is made of JSON lines, unless it failed before it could log.
 *
 * @param {string} file
 * @param {number} from the byte where its words begin
 * @returns {string}
 */
export function lastWords(file, from) {
  const lines = readFrom(file, from).split('\n').map(plain);
  return (
    lines
      .filter((line) => /[A-Za-z]/.test(line) && !/^\s+at |^Node\.js v/.test(line))
      .at(-1)
      ?.trim() ?? 'no reason given'
  );
}

/**
 * @param {string} file
 * @param {number} from
 * @returns {string}
 */
export function readFrom(file, from) {
  try {
    return readFileSync(file).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}

/** @param {string} line */
function plain(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { err, msg } = JSON.parse(line);
    return String(err?.message ?? msg ?? line);
  } catch {
    return line;
  }
}
