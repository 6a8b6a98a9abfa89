import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { LaunchFailure, messageOf } from './failure.mjs';

/**
 * @typedef {{ backend: 'postgres' | 'redis', kills: number, pallets: number, seed: string, patience: number, keep: boolean }}
 *   ChaosOptions `patience` in minutes; `keep` leaves logs and data where they are
 */

const USAGE =
  'npm run chaos -- [--backend postgres|redis] [--kills 40] [--pallets 2000] [--seed text] [--patience minutes] [--keep]';

/**
 * @param {string[]} args
 * @returns {ChaosOptions}
 */
export function readChaosOptions(args) {
  const { backend = 'postgres', seed, kills, pallets, patience, keep = false } = parse(args);
  if (backend !== 'postgres' && backend !== 'redis') {
    throw new LaunchFailure(`--backend is postgres or redis: ${USAGE}`);
  }
  return {
    backend,
    keep,
    seed: seed ?? randomBytes(4).toString('hex'),
    kills: readCount('kills', kills ?? '40'),
    pallets: readCount('pallets', pallets ?? '2000'),
    patience: readCount('patience', patience ?? '10'),
  };
}

/** @param {string[]} args */
function parse(args) {
  /** @type {{ type: 'string' }} */
  const text = { type: 'string' };
  const options = { backend: text, seed: text, kills: text, pallets: text, patience: text };
  try {
    return parseArgs({ args, options: { ...options, keep: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new LaunchFailure(`${messageOf(error)}. Use: ${USAGE}`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function readCount(name, text) {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 500_000) return count;
  throw new LaunchFailure(`--${name} is a whole number, not ${text}: ${USAGE}`);
}
