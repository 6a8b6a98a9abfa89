import { statfsSync } from 'node:fs';
import { LaunchFailure } from './failure.mjs';

/**
 * @param {string} folder an existing one
 * @param {number} megabytes
 * @param {string} wayOut what else than to free some space can be done, as the end of a sentence
 * @throws {LaunchFailure} when its disk has less
 */
export function requireFreeSpace(folder, megabytes, wayOut) {
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= megabytes) return;
  throw new LaunchFailure(
    `The disk that holds ${folder} has ${free} MB free and ${megabytes} MB are needed: free some space, or ${wayOut}.`,
  );
}
