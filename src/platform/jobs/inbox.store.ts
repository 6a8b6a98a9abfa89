import type { Transaction } from '../database/transaction.js';
import type { Delivery } from './delivery.js';

export interface ClaimedMessage {
  readonly name: string;
  readonly payload: unknown;
  readonly requestId: string;
  /** Since it was written. */
  readonly ageSeconds: number;
  /** False when this subscriber has had the message already: its effect is there. */
  readonly fresh: boolean;
  /** True when this very attempt lies among the dead letters: the process died before the queue was told. */
  readonly dead: boolean;
}

/**
 * Writes the inbox row, the fence against a second effect, takes the delivery off the worklist, and reads the
 * message: one round trip before the effect. It waits for whoever is at work on the same pair, and for a relay
 * that has not committed yet.
 * @returns null when there is no such outbox row.
 */
export function claimDelivery(
  tx: Transaction,
  { outboxId, subscriber, attempt }: Delivery,
): Promise<ClaimedMessage | null> {
  return tx.one<ClaimedMessage>(
    `WITH message AS (
       SELECT o.name, o.payload, o.request_id AS "requestId",
              extract(epoch FROM now() - o.created_at)::float8 AS "ageSeconds",
              EXISTS (SELECT FROM dead_letter l
                       WHERE l.outbox_id = o.id AND l.subscriber = $2 AND l.attempt = $3) AS dead
         FROM outbox o WHERE o.id = $1
     ), claim AS (
       INSERT INTO inbox (outbox_id, subscriber, attempt)
       SELECT $1, $2, $3 FROM message WHERE NOT dead
       ON CONFLICT DO NOTHING RETURNING 1
     ), taken AS (
       DELETE FROM outbox_delivery d USING message WHERE d.outbox_id = $1 AND d.subscriber = $2 AND NOT message.dead
     )
     SELECT message.*, EXISTS (SELECT FROM claim) AS fresh FROM message`,
    [outboxId, subscriber, attempt],
  );
}
