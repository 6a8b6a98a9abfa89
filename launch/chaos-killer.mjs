import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

/**
 * @typedef {{ at: number, name: string, delay: number, pause: number }} Kill `at` is the share of the simulation's
 *   steps after which it happens, `delay` and `pause` are milliseconds
 */

const LOOK_MILLISECONDS = 50;
/** The first and the last share of the steps at which somebody is killed. */
const FIRST = 0.02;
const LAST = 0.97;
const LONGEST_DELAY = 800;
const LONGEST_PAUSE = 1500;

/**
 * Forty moments, or however many: spread at random over the work, each with a victim and a pause before it is started
 * again. Every part has its turn about as often.
 *
 * @param {string} seed
 * @param {number} kills
 * @param {string[]} names
 * @returns {Kill[]} in the order of their moments
 */
export function planKills(seed, kills, names) {
  const moments = Array.from(
    { length: kills },
    (_, n) => FIRST + fraction(seed, `moment ${n}`) * (LAST - FIRST),
  );
  const victims = moments
    .map((_, n) => ({ name: names[n % names.length] ?? '', place: fraction(seed, `victim ${n}`) }))
    .sort((a, b) => a.place - b.place);
  return moments
    .sort((a, b) => a - b)
    .map((at, n) => ({
      at,
      name: victims[n]?.name ?? '',
      delay: fraction(seed, `delay ${n}`) * LONGEST_DELAY,
      pause: fraction(seed, `pause ${n}`) * LONGEST_PAUSE,
    }));
}

/**
 * Kills as planned, as the simulation goes on.
 *
 * @param {Kill[]} plan
 * @param {{ caretaker: import('./chaos-part.mjs').Caretaker, ledger: import('./chaos-ledger.mjs').LedgerReader,
 *   isOver: () => boolean }} scene
 */
export async function killAsPlanned(plan, { caretaker, ledger, isOver }) {
  for (const [n, { at, name, delay, pause }] of plan.entries()) {
    while (!isOver() && (ledger.total === 0 || ledger.steps < at * ledger.total)) {
      await sleep(LOOK_MILLISECONDS);
      ledger.update();
    }
    await sleep(delay);
    if (isOver()) return;
    let victim;
    while (victim === undefined && !isOver()) {
      victim = caretaker.kill(name, pause);
      if (victim === undefined) await sleep(LOOK_MILLISECONDS);
    }
    if (victim)
      say(`Kill ${n + 1} of ${plan.length}: ${victim}, at ${ledger.steps} of ${ledger.total} steps`);
  }
}

/**
 * @param {string} seed
 * @param {string} name
 * @returns {number} from 0, below 1
 */
function fraction(seed, name) {
  return createHash('sha256').update(`${seed} ${name}`).digest().readUInt32LE(0) / 2 ** 32;
}
