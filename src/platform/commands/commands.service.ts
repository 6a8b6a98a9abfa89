import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { fingerprint } from '../ids/ids.js';
import type { Principal } from '../principal/principal.js';
import { INVALID_INPUT, KEY_REUSED } from '../refusals/platform.refusals.js';
import { Refused } from '../refusals/refusal.js';
import type { Command, Effect, Outcome, Trace } from './command.js';
import { claimKey, type StoredOutcome, storeOutcome } from './idempotency.store.js';

/**
 * Runs mutations once. The same key and body give the same outcome, whether the first one succeeded or was
 * refused, one after another or at the same time; the same key with another body or operation is refused.
 */
@Injectable()
export class CommandsService {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws Refused what the effect refused, KEY_REUSED, BUSY. */
  async run<Result extends Outcome>(
    principal: Principal,
    command: Command,
    effect: Effect<Result>,
    trace?: Trace,
  ): Promise<Result> {
    checkKey(command.idempotencyKey);
    const body = fingerprint(command.body);
    const outcome = await this.work.write(principal, async (tx) => {
      const before = await claimKey(tx, command.idempotencyKey);
      if (before) return replay(before, command, body);
      const fresh = await attempt(tx, effect, trace);
      await storeOutcome(tx, command, body, fresh);
      return fresh;
    });
    if (outcome.refusal)
      throw new Refused(outcome.refusal.code, outcome.refusal.message, outcome.refusal.field);
    return outcome.ids as Result;
  }
}

function checkKey(key: string): void {
  if (key.length >= 1 && key.length <= 200 && key.trim() === key && !key.includes('\u0000')) return;
  throw INVALID_INPUT.because(
    'The idempotency key must have 1 to 200 characters and no space around it.',
    'idempotencyKey',
  );
}

function replay(before: StoredOutcome, command: Command, body: Buffer): StoredOutcome['outcome'] {
  if (before.operation === command.operation && before.fingerprint.equals(body)) return before.outcome;
  throw KEY_REUSED.because(
    `The idempotency key was used before for ${before.operation} with another body. Use a new key for a new request.`,
    'idempotencyKey',
  );
}

async function attempt<Result extends Outcome>(
  tx: Transaction,
  effect: Effect<Result>,
  trace: Trace | undefined,
): Promise<StoredOutcome['outcome']> {
  try {
    // JSON keeps what the key's row keeps: a replay and the first answer are the same to the last byte.
    const ids = await tx.savepoint(() => effect(tx));
    return { ids: JSON.parse(JSON.stringify(ids)) };
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    await trace?.(tx, tx.principal);
    return { refusal: { code: problem.code, message: problem.message, field: problem.field } };
  }
}
