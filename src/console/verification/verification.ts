import { setTimeout as sleep } from 'node:timers/promises';
import type { Query } from '../../platform/database/reference-loader.js';
import { inSnapshot } from '../../platform/database/snapshot.js';
import type { Settings } from '../../platform/settings/settings.js';
import { BOOKS } from './book-comparisons.store.js';
import { BALANCES, type Comparison, compare, PROMISES, STREAMS } from './comparisons.store.js';
import { Findings } from './findings.js';
import { checkFolds } from './fold-checks.js';
import { unfinished } from './outbox.store.js';
import { checkOutbox } from './outbox-checks.js';
import { REQUESTS } from './requests.store.js';
import type { Subscriber } from './subscribers.js';

const NAMED = 5;
const SECOND = 1_000;

export interface VerificationOptions {
  /** Seconds to wait for the worker to finish what is on the way. */
  readonly wait: number;
  /** Also messages that are older than a subscriber's first one. */
  readonly strict: boolean;
}

/** Holds everything that is kept against the rows that it follows from, all as of one moment. Reads only. */
export async function verify(
  settings: Settings,
  subscribers: readonly Subscriber[],
  { wait, strict }: VerificationOptions,
  out: { write(text: string): unknown },
): Promise<Findings> {
  await untilDrained(settings, wait, out);
  const findings = new Findings(out);
  await inSnapshot(settings, async (query) => {
    await checkFolds(query, findings);
    const comparisons = [...STREAMS, ...BALANCES, ...BOOKS, ...REQUESTS, ...PROMISES];
    for (const comparison of comparisons) await check(query, findings, comparison);
    await checkOutbox(query, findings, subscribers, strict);
  });
  return findings;
}

async function check(query: Query, findings: Findings, comparison: Comparison): Promise<void> {
  const { checked, differences, named } = await compare(query, comparison, NAMED);
  findings.add(comparison.what, checked, differences, named);
}

/** A hub at work always has something on the way: it is given a moment, and then judged as it is. */
async function untilDrained(
  settings: Settings,
  seconds: number,
  out: { write(text: string): unknown },
): Promise<void> {
  for (let waited = 0; ; waited += 1) {
    const left = await inSnapshot(settings, unfinished);
    const count = left.messages + left.deliveries + left.timers;
    if (count === 0 || waited >= seconds) return;
    if (waited % 5 === 0)
      out.write(`Waiting for the worker: ${count} messages, deliveries and timers are not done ...\n`);
    await sleep(SECOND);
  }
}
