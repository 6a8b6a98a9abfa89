import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Failures in a row after which an address is locked, and the seconds of the first and of the longest lock. */
export const FAILURES_ALLOWED = 5;
export const FIRST_LOCK = 30;
export const LONGEST_LOCK = 900;

/** Keeps these advisory locks apart from those of other purposes. */
const LOCK_SEED = 20_200_316;

/** Rows that are cleared away with each new failure: more than one, so that the table does not grow for ever. */
const CLEARED_AT_ONCE = 10;

/** Every time here is a real one (`clock_timestamp()`): a demo clock that stands still would lock for ever. */
@Injectable()
export class SignInFailureStore {
  /** Until when the address is locked; null when it is not. */
  async lockedUntil(tx: Transaction, digest: Buffer): Promise<Date | null> {
    const row = await tx.one<{ until: Date }>(
      `SELECT locked_until AS until FROM sign_in_failure WHERE address_digest = $1 AND locked_until > clock_timestamp()`,
      [digest],
    );
    return row?.until ?? null;
  }

  /**
   * Makes those who try the same address at the same time wait for one another, until the transaction ends. An
   * advisory lock, because at the first failure there is no row yet that could be locked.
   */
  async lock(tx: Transaction, digest: Buffer): Promise<void> {
    await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [
      digest.toString('hex'),
      LOCK_SEED,
    ]);
  }

  /**
   * Counts one more failure, and from the fifth on locks the address: 30 s, doubled each time, at most 15 min. A
   * day without a failure begins a new count. While the address is locked nothing is counted.
   */
  async count(tx: Transaction, digest: Buffer): Promise<void> {
    await tx.execute(
      `INSERT INTO sign_in_failure AS f (address_digest, failures, last_at) VALUES ($1, 1, clock_timestamp())
       ON CONFLICT (address_digest) DO UPDATE SET
         failures = CASE WHEN f.last_at < clock_timestamp() - interval '1 day' THEN 1 ELSE f.failures + 1 END,
         last_at = clock_timestamp(),
         locked_until = CASE
           WHEN f.last_at >= clock_timestamp() - interval '1 day' AND f.failures + 1 >= $2::int
           THEN clock_timestamp() + make_interval(secs => least($3::int * power(2, least(f.failures + 1 - $2::int, 20)), $4::int))
         END
       WHERE f.locked_until IS NULL OR f.locked_until <= clock_timestamp()`,
      [digest, FAILURES_ALLOWED, FIRST_LOCK, LONGEST_LOCK],
    );
  }

  async forget(tx: Transaction, digest: Buffer): Promise<void> {
    await tx.execute('DELETE FROM sign_in_failure WHERE address_digest = $1', [digest]);
  }

  /** Clears some of the counts that a day has made meaningless. */
  async clearOld(tx: Transaction): Promise<void> {
    await tx.execute(
      `DELETE FROM sign_in_failure WHERE address_digest IN (
         SELECT address_digest FROM sign_in_failure WHERE last_at < clock_timestamp() - interval '1 day'
          ORDER BY last_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [CLEARED_AT_ONCE],
    );
  }
}
