import type { Transaction } from '../database/transaction.js';

export interface OutboxRow {
  readonly id: string;
  /** JSON. */
  readonly payload: string;
}

/** One statement for any number of rows of one message. A trigger wakes the relay at the commit. */
export async function insertOutbox(
  tx: Transaction,
  kind: 'command' | 'event',
  name: string,
  rows: readonly OutboxRow[],
): Promise<void> {
  await tx.execute(
    `INSERT INTO outbox (id, kind, name, payload, request_id)
     SELECT row.id, $1, $2, row.payload, $3 FROM unnest($4::uuid[], $5::jsonb[]) AS row (id, payload)`,
    [kind, name, tx.principal.requestId, rows.map(({ id }) => id), rows.map(({ payload }) => payload)],
  );
}
