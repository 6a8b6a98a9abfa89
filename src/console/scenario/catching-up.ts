import { setTimeout as sleep } from 'node:timers/promises';
import { readClock } from '../../platform/clock/clock.store.js';
import type { Query } from '../../platform/database/reference-loader.js';
import { lastTry, type StepRow, stepsUntil } from './scenario-step.store.js';

export interface CaughtUp {
  readonly played: number;
  readonly passedOver: number;
  readonly failed: number;
  /** Steps that are due and that nobody plays. */
  readonly waiting: number;
}

interface Paper {
  write(text: string): unknown;
}

/** Milliseconds between two looks. */
const PAUSE = 300;
/** Seconds without a try after which that is told, and after which nobody is playing: a worker that died is started again. */
const TOLD = 8;
const NOBODY = 45;
/** Seconds that one try of a step may take. */
const LONGEST = 120;

/**
 * Tells the steps that are due as they are played, until all of them are, or nobody plays.
 * @param query statements that each see what others have committed
 */
export async function catchUp(query: Query, paper: Paper): Promise<CaughtUp> {
  const counts = { played: 0, passedOver: 0, failed: 0 };
  let waiting = await dueSteps(query);
  if (waiting.length > 0)
    paper.write(`${waiting.length} step(s) of spring 2020 are due and are played now:\n`);
  const watch = new Watch(query, paper);
  for (; waiting.length > 0 && !(await watch.nobodyPlays()); await sleep(PAUSE)) {
    const still = await dueSteps(query);
    const done = await newlyDone(query, waiting, still);
    for (const step of done) count(counts, step, paper);
    if (done.length > 0) watch.somethingHappened();
    waiting = still;
  }
  return { ...counts, waiting: waiting.length };
}

/** Notices when nobody plays. */
class Watch {
  private since = Date.now();
  private told = false;

  constructor(
    private readonly query: Query,
    private readonly paper: Paper,
  ) {}

  somethingHappened(): void {
    this.since = Date.now();
    this.told = false;
  }

  async nobodyPlays(): Promise<boolean> {
    const waited = (Date.now() - this.since) / 1_000;
    const tried = await lastTry(this.query);
    if (tried !== null && tried < waited) return waited > LONGEST;
    if (waited > TOLD && !this.told) {
      this.told = true;
      this.paper.write(
        'Nobody plays them at the moment: is the hub running (npm start)? Ctrl-C does no harm.\n',
      );
    }
    return waited > NOBODY;
  }
}

/** Due by the time to which the clock is on its way. */
async function dueSteps(query: Query): Promise<StepRow[]> {
  const clock = await readClock(query);
  if (!clock) return [];
  return (await stepsUntil(query, clock.target)).filter(({ outcome }) => outcome === null);
}

async function newlyDone(query: Query, before: readonly StepRow[], after: readonly StepRow[]) {
  const open = new Set(after.map(({ key }) => key));
  const gone = new Set(before.filter(({ key }) => !open.has(key)).map(({ key }) => key));
  return gone.size === 0 ? [] : (await stepsUntil(query)).filter(({ key }) => gone.has(key));
}

function count(counts: { played: number; passedOver: number; failed: number }, step: StepRow, paper: Paper) {
  if (step.outcome === 'PLAYED') counts.played += 1;
  if (step.outcome === 'PASSED_OVER') counts.passedOver += 1;
  if (step.outcome === 'FAILED') counts.failed += 1;
  paper.write(lineOf(step));
}

const WORDS = { PLAYED: '', PASSED_OVER: ' (passed over)', FAILED: ' (FAILED)' } as const;

/** `2020-03-16 16:00  JMF-2020-03-16    counted in`, with what a person should know of it. */
export function lineOf({ dueAt, title, outcome, note }: StepRow): string {
  const time = dueAt.toISOString().slice(0, 16).replace('T', ' ');
  const how = outcome ? WORDS[outcome] : ' (to come)';
  return `${time}  ${title}${how}${note ? `: ${note}` : ''}\n`;
}

/** What to do about steps that nobody plays. */
export function unplayedLine(now: Date, waiting: number): string {
  return (
    `The clock waits at ${now.toISOString()}: ${waiting} step(s) are due that nobody plays. They are played while the ` +
    'hub runs (npm start); `npm run hub -- demo steps` shows them.\n'
  );
}
