import { INVALID_INPUT, KEY_REUSED } from '../refusals/platform.refusals.js';
import { Refused } from '../refusals/refusal.js';
import type { Command, Outcome } from './command.js';
import type { Settled } from './gatherer.js';
import type { StoredOutcome } from './idempotency.store.js';

/** @throws Refused INVALID_INPUT */
export function checkKey(key: string): void {
  if (key.length >= 1 && key.length <= 200 && key.trim() === key && !key.includes('\u0000')) return;
  throw INVALID_INPUT.because(
    'The idempotency key must have 1 to 200 characters and no space around it.',
    'idempotencyKey',
  );
}

/** What the key stood for before. @throws Refused KEY_REUSED for another operation or body. */
export function replay(before: StoredOutcome, command: Command, body: Buffer): StoredOutcome['outcome'] {
  if (before.operation === command.operation && before.fingerprint.equals(body)) return before.outcome;
  throw KEY_REUSED.because(
    `The idempotency key was used before for ${before.operation} with another body. Use a new key for a new request.`,
    'idempotencyKey',
  );
}

/** A stored outcome as its caller gets it: ids, or the refusal to throw. */
export function settle<Result extends Outcome>({ ids, refusal }: StoredOutcome['outcome']): Settled<Result> {
  if (refusal) return { problem: new Refused(refusal.code, refusal.message, refusal.field) };
  return { result: ids as Result };
}

export function refusalOf({ code, message, field }: Refused): StoredOutcome['outcome'] {
  return { refusal: { code, message, field } };
}
