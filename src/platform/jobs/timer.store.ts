import type { Transaction } from '../database/transaction.js';

export interface DueSubject {
  /** uuid. */
  readonly subject: string;
  readonly dueAt: Date;
}

export function setTimer(tx: Transaction, kind: string, subject: string, dueAt: Date): Promise<void> {
  return setTimers(tx, kind, [{ subject, dueAt }]);
}

/** A new due time makes a timer that has fired wait again; the same one does not. In one order, for the locks. */
export async function setTimers(tx: Transaction, kind: string, timers: readonly DueSubject[]): Promise<void> {
  if (timers.length === 0) return;
  await tx.execute(
    `INSERT INTO timer AS t (kind, subject, due_at)
       SELECT $1, n.subject, n.due_at FROM unnest($2::uuid[], $3::timestamptz[]) AS n (subject, due_at) ORDER BY n.subject
     ON CONFLICT (kind, subject) DO UPDATE
       SET due_at = EXCLUDED.due_at, failures = 0, try_after = NULL,
           fired_at = CASE WHEN t.due_at = EXCLUDED.due_at THEN t.fired_at END`,
    [kind, timers.map(({ subject }) => subject), timers.map(({ dueAt }) => dueAt)],
  );
}

export async function clearTimer(tx: Transaction, kind: string, subject: string): Promise<void> {
  await tx.execute('DELETE FROM timer WHERE kind = $1 AND subject = $2', [kind, subject]);
}

/** Ids of what is due by the hub's clock, the longest overdue first. */
export function dueTimers(
  tx: Transaction,
  kinds: readonly string[],
  limit: number,
): Promise<{ id: string }[]> {
  return tx.query<{ id: string }>(
    `SELECT id FROM timer
      WHERE fired_at IS NULL AND due_at <= (SELECT hub_now()) AND kind = ANY($1::text[])
        AND (try_after IS NULL OR try_after <= now())
      ORDER BY due_at LIMIT $2`,
    [kinds, limit],
  );
}

export interface DueTimer {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
}

/** Marks the timer as fired. @returns null when another process has it, or it was moved or cleared meanwhile. */
export function fireTimer(tx: Transaction, id: string): Promise<DueTimer | null> {
  return tx.one<DueTimer>(
    `UPDATE timer SET fired_at = hub_now()
      WHERE id = (SELECT id FROM timer WHERE id = $1 AND fired_at IS NULL AND due_at <= hub_now() FOR UPDATE SKIP LOCKED)
     RETURNING kind, subject, due_at AS "dueAt"`,
    [id],
  );
}

/** Longer and longer, at most five minutes: the others go first. */
export async function postponeTimer(tx: Transaction, id: string): Promise<void> {
  await tx.execute(
    `UPDATE timer SET failures = failures + 1, try_after = now() + make_interval(secs => least(2 ^ least(failures, 9), 300))
      WHERE id = $1 AND fired_at IS NULL`,
    [id],
  );
}
