import type { Transaction } from '../database/transaction.js';

export interface QueuePulse {
  readonly queue: string;
  /** When a worker process last looked at the queue. */
  readonly seenAt: Date;
  /** When a job was last taken from it by any process, or null. */
  readonly takenAt: Date | null;
  /** Jobs that wait; null when the queue could not be asked. */
  readonly waiting: number | null;
  readonly waitingSince: Date | null;
}

export async function writePulse(tx: Transaction, pulse: Omit<QueuePulse, 'seenAt'>): Promise<void> {
  await tx.execute(
    `INSERT INTO queue_pulse AS p (queue, seen_at, taken_at, waiting, waiting_since) VALUES ($1, now(), $2, $3, $4)
     ON CONFLICT (queue) DO UPDATE
       SET seen_at = EXCLUDED.seen_at, taken_at = greatest(p.taken_at, EXCLUDED.taken_at),
           waiting = EXCLUDED.waiting, waiting_since = EXCLUDED.waiting_since`,
    [pulse.queue, pulse.takenAt, pulse.waiting, pulse.waitingSince],
  );
}

export function readPulses(tx: Transaction): Promise<QueuePulse[]> {
  return tx.query<QueuePulse>(
    `SELECT queue, seen_at AS "seenAt", taken_at AS "takenAt", waiting, waiting_since AS "waitingSince"
       FROM queue_pulse ORDER BY queue`,
  );
}

export interface Backlog {
  /** Messages that no relay has fanned out. */
  readonly outboxWaiting: number;
  /** Deliveries that are not done, and how many of them no queue has been given. */
  readonly deliveriesOutstanding: number;
  readonly deliveriesUnsent: number;
  readonly deadLetters: number;
  /** Of the first two, the age of the oldest in seconds. A relay at work keeps it low. */
  readonly oldestUnrelayedSeconds: number;
}

/** Counts stop at the limit: a health page must stay cheap when things go wrong. */
export async function readBacklog(tx: Transaction, limit: number): Promise<Backlog> {
  const row = await tx.one<Backlog>(
    `SELECT (SELECT count(*)::int FROM (SELECT FROM outbox WHERE relayed_at IS NULL LIMIT $1) a) AS "outboxWaiting",
            (SELECT count(*)::int FROM (SELECT FROM outbox_delivery LIMIT $1) b) AS "deliveriesOutstanding",
            (SELECT count(*)::int FROM (SELECT FROM outbox_delivery WHERE sent_at IS NULL LIMIT $1) c) AS "deliveriesUnsent",
            (SELECT count(*)::int FROM (SELECT FROM dead_letter WHERE retried_at IS NULL LIMIT $1) d) AS "deadLetters",
            greatest(0, coalesce(extract(epoch FROM now() - least(
              (SELECT created_at FROM outbox WHERE relayed_at IS NULL ORDER BY id LIMIT 1),
              (SELECT o.relayed_at FROM outbox_delivery d JOIN outbox o ON o.id = d.outbox_id
                WHERE d.sent_at IS NULL ORDER BY d.outbox_id LIMIT 1))), 0))::int AS "oldestUnrelayedSeconds"`,
    [limit],
  );
  if (!row) throw new Error('Counting gave no row');
  return row;
}
