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

/** What a delivery is about, as long as this subscriber has not had it; null afterwards, and when there is no row (yet). */
export function peekDelivery(
  tx: Transaction,
  { outboxId, subscriber }: Delivery,
): Promise<Pick<ClaimedMessage, 'name' | 'payload' | 'requestId'> | null> {
  return tx.one(
    `SELECT name, payload, request_id AS "requestId" FROM outbox o
      WHERE o.id = $1 AND NOT EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id AND i.subscriber = $2)`,
    [outboxId, subscriber],
  );
}

/**
 * Writes the inbox row, the fence against a second effect, takes the delivery off the worklist, and reads the
 * message: one round trip before the effect. It waits for whoever is at work on the same pair, and for a relay
 * that has not committed yet.
 * @returns null when there is no such outbox row.
 */
export async function claimDelivery(
  tx: Transaction,
  { outboxId, subscriber, attempt }: Delivery,
): Promise<ClaimedMessage | null> {
  const message = await tx.one<ClaimedMessage>(
    `SELECT name, payload, request_id AS "requestId", age_seconds AS "ageSeconds", dead, fresh
       FROM inbox_claim($1, $2, $3)`,
    [outboxId, subscriber, attempt],
  );
  return message?.name ? message : null;
}
