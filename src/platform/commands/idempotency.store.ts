import type { Transaction } from '../database/transaction.js';
import type { Command } from './command.js';

export interface StoredOutcome {
  operation: string;
  fingerprint: Buffer;
  outcome: {
    ids?: Record<string, unknown>;
    refusal?: { code: string; message: string; field: string | null };
  };
}

/**
 * Takes the key for this transaction (a concurrent holder is waited for) and answers what it stood for before.
 */
export function claimKey(tx: Transaction, key: string): Promise<StoredOutcome | null> {
  const { organisationId, actorId } = tx.principal;
  return tx.one<StoredOutcome>('SELECT * FROM idempotency_claim($1, $2, $3)', [organisationId, actorId, key]);
}

export async function storeOutcome(
  tx: Transaction,
  command: Command,
  bodyFingerprint: Buffer,
  outcome: StoredOutcome['outcome'],
): Promise<void> {
  const { organisationId, actorId } = tx.principal;
  await tx.execute(
    `INSERT INTO idempotency (organisation_id, actor_id, key, operation, fingerprint, outcome)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      organisationId,
      actorId,
      command.idempotencyKey,
      command.operation,
      bodyFingerprint,
      JSON.stringify(outcome),
    ],
  );
}
