import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { fingerprint } from '../ids/ids.js';
import type { Principal } from '../principal/principal.js';
import { Refused } from '../refusals/refusal.js';
import type { Command, Outcome } from './command.js';
import type { Settled } from './gatherer.js';
import { claimKeys, type StoredOutcome, storeOutcomes } from './idempotency.store.js';
import { checkKey, refusalOf, replay, settle } from './outcomes.js';

interface Member<Item> {
  readonly item: Item;
  readonly command: Command;
  readonly fingerprint: Buffer;
}

/**
 * An effect on all of them at once, one outcome each, in their order. A refusal undoes nothing here, so the
 * effect refuses before it writes.
 */
export type GroupEffect<Item, Result extends Outcome> = (
  tx: Transaction,
  items: readonly Item[],
) => Promise<readonly (Result | Refused)[]>;

/** Commands of one principal that share a transaction; each keeps its own key, outcome and refusal. */
@Injectable()
export class CommandGroups {
  constructor(private readonly work: UnitOfWork) {}

  /** No two of the commands may have the same key. */
  async run<Item, Result extends Outcome>(
    principal: Principal,
    items: readonly { readonly item: Item; readonly command: Command }[],
    effect: GroupEffect<Item, Result>,
  ): Promise<Settled<Result>[]> {
    const members = items.map((one) => ({ ...one, fingerprint: fingerprint(one.command.body) }));
    for (const { command } of members) checkKey(command.idempotencyKey);
    return this.work.write(principal, async (tx) => {
      const keys = members.map(({ command }) => command.idempotencyKey);
      const outcomes = await claimKeys(tx, keys);
      const fresh = members.filter(({ command }) => !outcomes.has(command.idempotencyKey));
      const added = fresh.length > 0 ? await effects(tx, fresh, effect) : [];
      await storeOutcomes(tx, added);
      for (const one of added) outcomes.set(one.command.idempotencyKey, one);
      return members.map((member) => answer<Result>(outcomes, member));
    });
  }
}

async function effects<Item, Result extends Outcome>(
  tx: Transaction,
  fresh: readonly Member<Item>[],
  effect: GroupEffect<Item, Result>,
) {
  const results = await effect(
    tx,
    fresh.map(({ item }) => item),
  );
  return fresh.map(({ command, fingerprint: body }, place) => ({
    command,
    operation: command.operation,
    fingerprint: body,
    outcome: outcomeOf(results[place]),
  }));
}

function outcomeOf(result: Outcome | Refused | undefined): StoredOutcome['outcome'] {
  if (!result) throw new Error('The effect on a group answered too few outcomes');
  // JSON keeps what the key's row keeps: a replay and the first answer are the same to the last byte.
  return result instanceof Refused ? refusalOf(result) : { ids: JSON.parse(JSON.stringify(result)) };
}

function answer<Result extends Outcome>(
  outcomes: ReadonlyMap<string, StoredOutcome>,
  { command, fingerprint: body }: Member<unknown>,
): Settled<Result> {
  try {
    return settle(replay(outcomes.get(command.idempotencyKey) as StoredOutcome, command, body));
  } catch (problem) {
    return { problem };
  }
}
