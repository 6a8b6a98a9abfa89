import type { Transaction } from '../database/transaction.js';
import type { Delivery } from './delivery.js';

export interface Unfinished extends Partial<Delivery> {
  readonly name: string | null;
  /** False when it is the relay's turn. */
  readonly sent: boolean;
}

/** How much there is of it: the number falls as work is done. */
export async function countUnfinished(tx: Transaction): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `SELECT ((SELECT count(*) FROM outbox WHERE relayed_at IS NULL) + (SELECT count(*) FROM outbox_delivery))::int AS count`,
  );
  return row?.count ?? 0;
}

/** Messages that are not fanned out and deliveries that are not done, what the relay has to do first. */
export function unfinished(tx: Transaction, limit: number): Promise<Unfinished[]> {
  return tx.query<Unfinished>(
    `(SELECT name, id AS "outboxId", NULL AS subscriber, NULL AS attempt, false AS sent
        FROM outbox WHERE relayed_at IS NULL ORDER BY id LIMIT $1)
     UNION ALL
     (SELECT o.name, d.outbox_id, d.subscriber, d.attempt, d.sent_at IS NOT NULL
        FROM outbox_delivery d LEFT JOIN outbox o ON o.id = d.outbox_id
       ORDER BY d.sent_at IS NOT NULL, d.outbox_id LIMIT $1)`,
    [limit],
  );
}
