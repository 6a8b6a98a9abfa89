import type { Transaction } from '../database/transaction.js';
import type { Delivery } from './delivery.js';

export interface DeadLetter {
  readonly id: string;
  readonly outboxId: string;
  readonly subscriber: string;
  /** The job's or event's name. */
  readonly name: string;
  readonly payload: unknown;
  readonly requestId: string;
  readonly attempt: number;
  readonly reason: string;
  readonly diedAt: Date;
  /** When it was taken up again, or null. */
  readonly retriedAt: Date | null;
}

const COLUMNS = `id, outbox_id AS "outboxId", subscriber, name, payload, request_id AS "requestId", attempt, reason,
  died_at AS "diedAt", retried_at AS "retriedAt"`;

/**
 * Moves a delivery to the dead letters. Nothing happens when this attempt is no longer the one that counts (a
 * later one was sent, or another one succeeded).
 * @param nameInQueue what the queue called it, for a message whose outbox row is gone.
 */
export function buryDelivery(
  tx: Transaction,
  { outboxId, subscriber, attempt }: Delivery,
  letter: { readonly id: string; readonly nameInQueue: string; readonly reason: string },
): Promise<number> {
  return tx.execute(
    `WITH gone AS (
       DELETE FROM outbox_delivery WHERE outbox_id = $1 AND subscriber = $2 AND attempt = $3 RETURNING 1
     )
     INSERT INTO dead_letter (id, outbox_id, subscriber, attempt, name, payload, request_id, reason)
     SELECT $4, $1, $2, $3, coalesce(o.name, $5), coalesce(o.payload, '{}'), coalesce(o.request_id, 'unknown'), $6
       FROM gone LEFT JOIN outbox o ON o.id = $1
     ON CONFLICT (outbox_id, subscriber, attempt) DO NOTHING`,
    [outboxId, subscriber, attempt, letter.id, letter.nameInQueue, letter.reason],
  );
}

/** In the order in which they died, from the given id on. */
export function listDeadLetters(
  tx: Transaction,
  page: { readonly after: string | null; readonly limit: number; readonly waitingOnly: boolean },
): Promise<DeadLetter[]> {
  return tx.query<DeadLetter>(
    `SELECT ${COLUMNS} FROM dead_letter
      WHERE ($1::uuid IS NULL OR id > $1) AND (NOT $3 OR retried_at IS NULL)
      ORDER BY id LIMIT $2`,
    [page.after, page.limit, page.waitingOnly],
  );
}

export function findDeadLetter(tx: Transaction, id: string): Promise<DeadLetter | null> {
  return tx.one<DeadLetter>(`SELECT ${COLUMNS} FROM dead_letter WHERE id = $1`, [id]);
}

export function countDeadLetters(tx: Transaction): Promise<{ count: number } | null> {
  return tx.one('SELECT count(*)::int AS count FROM dead_letter WHERE retried_at IS NULL');
}

/** @returns how many were marked: none when somebody was quicker. */
export function markRetried(tx: Transaction, id: string, actorId: number): Promise<number> {
  return tx.execute(
    'UPDATE dead_letter SET retried_at = now(), retried_by = $2 WHERE id = $1 AND retried_at IS NULL',
    [id, actorId],
  );
}

/** A new attempt that no queue has been given yet. The notification comes with the commit. */
export async function deliverAgain(
  tx: Transaction,
  { outboxId, subscriber, attempt }: Delivery,
): Promise<void> {
  await tx.execute(
    'INSERT INTO outbox_delivery (outbox_id, subscriber, attempt) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [outboxId, subscriber, attempt],
  );
  await tx.query(`SELECT pg_notify('hub_outbox', '')`);
}
