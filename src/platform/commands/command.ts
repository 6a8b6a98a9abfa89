import type { Transaction } from '../database/transaction.js';
import type { Principal } from '../principal/principal.js';

/** The identity of one mutation: what it is called, the caller's key, and the body that the key stands for. */
export interface Command {
  /** The mutation's name. A key that served another one is refused. */
  readonly operation: string;
  /** Chosen by the caller, 1 to 200 characters, unique per organisation and principal for 30 days. */
  readonly idempotencyKey: string;
  readonly body: unknown;
}

/** What is stored of an outcome: ids and small facts, never the answer's body, never a secret. */
export type Outcome = Readonly<Record<string, unknown>>;

export type Effect<Result extends Outcome> = (tx: Transaction) => Promise<Result>;

/**
 * Written in the transaction of a refusal after the effect was undone: what must survive a "no"
 * (a failed sign-in counted, a rejected scan's text).
 */
export type Trace = (tx: Transaction, principal: Principal) => Promise<void>;
