import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { PasswordReset } from './invitation.entity.js';

/** Minutes that a token for a new password may be used. */
export const RESET_MINUTES = 60;
/** Letters that one address gets in an hour, whoever asks. */
export const RESETS_AN_HOUR = 5;
const CLEARED_AT_ONCE = 10;

/** Every time here is a real one: they guard secrets. */
@Injectable()
export class PasswordResetStore {
  /** @returns false when the address had its letters of this hour. */
  async add(tx: Transaction, id: string, email: string): Promise<boolean> {
    const rows = await tx.execute(
      `INSERT INTO password_reset (id, email, created_at, expires_at)
       SELECT $1, $2, now(), now() + make_interval(mins => $3)
        WHERE (SELECT count(*) FROM password_reset WHERE email = $2 AND created_at > now() - interval '1 hour') < $4`,
      [id, email, RESET_MINUTES, RESETS_AN_HOUR],
    );
    return rows === 1;
  }

  /** Clears some of those that no token fits any more: more than one a request, so that they do not pile up. */
  async clearOld(tx: Transaction): Promise<void> {
    await tx.execute(
      `DELETE FROM password_reset WHERE id IN (
         SELECT id FROM password_reset WHERE created_at < now() - interval '1 day'
          ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [CLEARED_AT_ONCE],
    );
  }

  open(tx: Transaction, id: string): Promise<PasswordReset | null> {
    return tx.manager
      .createQueryBuilder(PasswordReset, 'r')
      .where('r.id = :id AND r.used_at IS NULL AND r.expires_at > now()', { id })
      .getOne();
  }

  async giveSecret(tx: Transaction, id: string, secretHash: Buffer): Promise<void> {
    await tx.execute('UPDATE password_reset SET secret_hash = $2 WHERE id = $1', [id, secretHash]);
  }

  /** Of two who use it at once one does. Uses up the others of the address with it. */
  async use(tx: Transaction, id: string, email: string): Promise<boolean> {
    const rows = await tx.execute(
      'UPDATE password_reset SET used_at = now() WHERE id = $1 AND used_at IS NULL AND expires_at > now()',
      [id],
    );
    await this.useUp(tx, email);
    return rows === 1;
  }

  async useUp(tx: Transaction, email: string): Promise<void> {
    await tx.execute('UPDATE password_reset SET used_at = now() WHERE email = $1 AND used_at IS NULL', [
      email,
    ]);
  }
}
