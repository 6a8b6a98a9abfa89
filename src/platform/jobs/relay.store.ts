import type { Transaction } from '../database/transaction.js';
import type { Delivery } from './delivery.js';

export interface WaitingMessage {
  readonly id: string;
  readonly kind: 'command' | 'event';
  readonly name: string;
}

/**
 * Messages that nobody has fanned out yet, in order of their ids, locked until the transaction ends; those that
 * another relay holds are left to it. A command that this process has no handler for is left as it is (a newer
 * release may know it) and must not stand in the way of the others.
 */
export function takeMessages(
  tx: Transaction,
  knownNames: readonly string[],
  limit: number,
): Promise<WaitingMessage[]> {
  return tx.query<WaitingMessage>(
    `SELECT id, kind, name FROM outbox
      WHERE relayed_at IS NULL AND (kind = 'event' OR name = ANY($1::text[]))
      ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [knownNames, limit],
  );
}

/** Marks the messages and writes what each of their subscribers has to get. */
export async function fanOut(
  tx: Transaction,
  messages: readonly WaitingMessage[],
  deliveries: readonly { outboxId: string; subscriber: string }[],
): Promise<void> {
  await tx.execute(
    `WITH marked AS (UPDATE outbox SET relayed_at = now() WHERE id = ANY($1::uuid[]))
     INSERT INTO outbox_delivery (outbox_id, subscriber)
     SELECT * FROM unnest($2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      messages.map(({ id }) => id),
      deliveries.map(({ outboxId }) => outboxId),
      deliveries.map(({ subscriber }) => subscriber),
    ],
  );
}

export interface UnsentDelivery extends Delivery {
  readonly name: string;
}

/** Deliveries that no queue has been given yet, locked until the transaction ends. */
export function takeUnsent(
  tx: Transaction,
  known: { readonly messages: readonly string[]; readonly subscribers: readonly string[] },
  limit: number,
): Promise<UnsentDelivery[]> {
  return tx.query<UnsentDelivery>(
    `SELECT d.outbox_id AS "outboxId", d.subscriber, d.attempt, o.name
       FROM outbox_delivery d JOIN outbox o ON o.id = d.outbox_id
      WHERE d.sent_at IS NULL
        AND (o.name, d.subscriber) IN (SELECT * FROM unnest($1::text[], $2::text[]))
      ORDER BY d.outbox_id LIMIT $3 FOR UPDATE OF d SKIP LOCKED`,
    [known.messages, known.subscribers, limit],
  );
}

export async function markSent(tx: Transaction, sent: readonly Delivery[]): Promise<void> {
  await tx.execute(
    `UPDATE outbox_delivery d SET sent_at = now()
       FROM unnest($1::uuid[], $2::text[]) AS sent (outbox_id, subscriber)
      WHERE d.outbox_id = sent.outbox_id AND d.subscriber = sent.subscriber`,
    [sent.map(({ outboxId }) => outboxId), sent.map(({ subscriber }) => subscriber)],
  );
}
