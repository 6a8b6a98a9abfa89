import type { Transaction } from '../database/transaction.js';

/**
 * Old messages that are done with everywhere, and their inbox rows, in one go: an inbox row that went first would
 * let a late repetition have its effect twice. What lies among the dead letters is kept, to be taken up again.
 * @param firstKept an id (they are ordered by time): younger rows are not looked at.
 * @returns how many messages went.
 */
export async function pruneOutbox(
  tx: Transaction,
  firstKept: string,
  keptDays: number,
  limit: number,
): Promise<number> {
  const [row] = await tx.query<{ gone: number }>(
    `WITH gone AS (
       DELETE FROM outbox WHERE id IN (
         SELECT o.id FROM outbox o
          WHERE o.id < $1 AND o.relayed_at < now() - make_interval(days => $2::int)
            AND NOT EXISTS (SELECT FROM outbox_delivery d WHERE d.outbox_id = o.id)
            AND NOT EXISTS (SELECT FROM dead_letter l WHERE l.outbox_id = o.id AND l.retried_at IS NULL)
          ORDER BY o.id LIMIT $3)
       RETURNING id
     ), forgotten AS (DELETE FROM inbox i USING gone WHERE i.outbox_id = gone.id)
     SELECT count(*)::int AS gone FROM gone`,
    [firstKept, keptDays, limit],
  );
  return row?.gone ?? 0;
}

/** Those that were taken up again. One that waits for somebody is never thrown away. */
export function pruneDeadLetters(
  tx: Transaction,
  firstKept: string,
  keptDays: number,
  limit: number,
): Promise<number> {
  return tx.execute(
    `DELETE FROM dead_letter WHERE id IN (
       SELECT id FROM dead_letter
        WHERE id < $1 AND retried_at < now() - make_interval(days => $2::int) ORDER BY id LIMIT $3)`,
    [firstKept, keptDays, limit],
  );
}

/** Nothing happens while another process does the same. */
export async function maintainPartitions(tx: Transaction, keptDays: number): Promise<void> {
  await tx.query(
    `SELECT hub_maintain_partitions($1) WHERE pg_try_advisory_xact_lock(hashtextextended('hub_maintenance', 20200313))`,
    [keptDays],
  );
}
