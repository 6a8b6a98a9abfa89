import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { fingerprint } from '../ids/ids.js';
import type { Principal } from '../principal/principal.js';
import { Refused } from '../refusals/refusal.js';
import type { Command, Effect, Outcome, Trace } from './command.js';
import { claimKey, type StoredOutcome, storeOutcome } from './idempotency.store.js';
import { checkKey, refusalOf, replay, settle } from './outcomes.js';

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
    const settled = settle<Result>(outcome);
    if ('problem' in settled) throw settled.problem;
    return settled.result;
  }
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
    return refusalOf(problem);
  }
}
