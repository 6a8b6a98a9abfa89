import type { Transaction } from '../database/transaction.js';
import type { Delivery } from './delivery.js';

export interface OldDelivery extends Delivery {
  /** The message's name, or null when its outbox row is gone. */
  readonly name: string | null;
  /** True when the subscriber has had it. */
  readonly done: boolean;
}

/** Deliveries that were given to a queue long ago and are still on the worklist, the oldest first. */
export function oldDeliveries(
  tx: Transaction,
  olderThanMilliseconds: number,
  limit: number,
): Promise<OldDelivery[]> {
  return tx.query<OldDelivery>(
    `SELECT d.outbox_id AS "outboxId", d.subscriber, d.attempt, o.name,
            EXISTS (SELECT FROM inbox i WHERE i.outbox_id = d.outbox_id AND i.subscriber = d.subscriber) AS done
       FROM outbox_delivery d LEFT JOIN outbox o ON o.id = d.outbox_id
      WHERE d.sent_at < now() - make_interval(secs => $1::double precision / 1000)
      ORDER BY d.sent_at LIMIT $2`,
    [olderThanMilliseconds, limit],
  );
}

/**
 * Those of them that are still at the attempt that was looked at, locked. What a worker has in hand at this
 * moment is left out: waiting for it would hold the others' locks for as long as its handler takes.
 */
export async function lockDeliveries<Old extends Delivery>(
  tx: Transaction,
  old: readonly Old[],
): Promise<Old[]> {
  const rows = await tx.query<{ at: number }>(
    `SELECT old.at::int AS at
       FROM unnest($1::uuid[], $2::text[], $3::int[]) WITH ORDINALITY AS old (outbox_id, subscriber, attempt, at)
       JOIN outbox_delivery d
         ON d.outbox_id = old.outbox_id AND d.subscriber = old.subscriber AND d.attempt = old.attempt
      ORDER BY d.outbox_id, d.subscriber FOR UPDATE OF d SKIP LOCKED`,
    [...pairs(old), old.map(({ attempt }) => attempt)],
  );
  return rows.map(({ at }) => old[at - 1] as Old);
}

const THESE = `unnest($1::uuid[], $2::text[]) AS these (outbox_id, subscriber)
  WHERE d.outbox_id = these.outbox_id AND d.subscriber = these.subscriber`;

export function touchDeliveries(tx: Transaction, held: readonly Delivery[]): Promise<number> {
  return tx.execute(`UPDATE outbox_delivery d SET sent_at = now() FROM ${THESE}`, pairs(held));
}

/** As the next attempt, to be sent by the relay. */
export function sendAgain(tx: Transaction, lost: readonly Delivery[]): Promise<number> {
  return tx.execute(
    `UPDATE outbox_delivery d SET attempt = d.attempt + 1, sent_at = NULL FROM ${THESE}`,
    pairs(lost),
  );
}

export function dropDeliveries(tx: Transaction, done: readonly Delivery[]): Promise<number> {
  return tx.execute(`DELETE FROM outbox_delivery d USING ${THESE}`, pairs(done));
}

function pairs(deliveries: readonly Delivery[]): unknown[] {
  return [deliveries.map(({ outboxId }) => outboxId), deliveries.map(({ subscriber }) => subscriber)];
}
