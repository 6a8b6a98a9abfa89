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

/** Takes the keys in one order, whoever asks for them, and answers what those that were used before stood for. */
export async function claimKeys(
  tx: Transaction,
  keys: readonly string[],
): Promise<Map<string, StoredOutcome>> {
  const { organisationId, actorId } = tx.principal;
  const rows = await tx.query<StoredOutcome & { key: string }>(
    'SELECT k.key, c.* FROM unnest($3::text[]) AS k (key) CROSS JOIN LATERAL idempotency_claim($1, $2, k.key) AS c',
    [organisationId, actorId, [...keys].sort()],
  );
  return new Map(rows.map(({ key, ...stored }) => [key, stored]));
}

export interface NewOutcome {
  readonly command: Command;
  readonly fingerprint: Buffer;
  readonly outcome: StoredOutcome['outcome'];
}

export async function storeOutcomes(tx: Transaction, outcomes: readonly NewOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const { organisationId, actorId } = tx.principal;
  await tx.execute(
    `INSERT INTO idempotency (organisation_id, actor_id, key, operation, fingerprint, outcome)
     SELECT $1, $2, n.* FROM unnest($3::text[], $4::text[], $5::bytea[], $6::jsonb[]) AS n`,
    [
      organisationId,
      actorId,
      outcomes.map(({ command }) => command.idempotencyKey),
      outcomes.map(({ command }) => command.operation),
      outcomes.map(({ fingerprint }) => fingerprint),
      outcomes.map(({ outcome }) => JSON.stringify(outcome)),
    ],
  );
}
