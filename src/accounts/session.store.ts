import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { RefreshToken, Session } from './session.entity.js';

export type NewRefreshToken = Pick<RefreshToken, 'id' | 'sessionId' | 'secretHash'>;

/** A refresh token with what its session says. */
export interface TokenInSession extends RefreshToken {
  readonly memberId: number;
  readonly organisationId: number;
  readonly endedAt: Date | null;
  readonly endsAt: Date | null;
  readonly expired: boolean;
}

/** Real times: they guard secrets. */
@Injectable()
export class SessionStore {
  /** Whoever changes the password meanwhile waits, and then finds the session that began, and ends it. */
  async holdMember(tx: Transaction, memberId: number): Promise<void> {
    await tx.execute('SELECT 1 FROM member WHERE id = $1 FOR SHARE', [memberId]);
  }

  async begin(
    tx: Transaction,
    { id, memberId, organisationId, endsAt }: Pick<Session, 'id' | 'memberId' | 'organisationId' | 'endsAt'>,
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO session (id, member_id, organisation_id, started_at, ends_at) VALUES ($1, $2, $3, now(), $4)',
      [id, memberId, organisationId, endsAt],
    );
  }

  /** @param days that the token may be used. @returns until when. */
  async addToken(
    tx: Transaction,
    { id, sessionId, secretHash }: NewRefreshToken,
    days: number,
  ): Promise<Date> {
    const row = await tx.one<{ expiresAt: Date }>(
      `INSERT INTO refresh_token (id, session_id, secret_hash, expires_at)
       VALUES ($1, $2, $3,
               least(now() + make_interval(days => $4), (SELECT ends_at FROM session WHERE id = $2))) RETURNING expires_at AS "expiresAt"`,
      [id, sessionId, secretHash, days],
    );
    if (!row) throw new Error('A new refresh token has no end');
    return row.expiresAt;
  }

  token(tx: Transaction, tokenId: string): Promise<TokenInSession | null> {
    return tx.one(
      `SELECT t.id, t.session_id AS "sessionId", t.secret_hash AS "secretHash", t.expires_at AS "expiresAt",
              t.used_at AS "usedAt", t.expires_at <= now() AS expired, s.member_id AS "memberId",
              s.organisation_id AS "organisationId", s.ended_at AS "endedAt", s.ends_at AS "endsAt"
         FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.id = $1`,
      [tokenId],
    );
  }

  /** Whoever uses or ends a session holds its row: two who refresh at once come one after the other. */
  async lock(tx: Transaction, sessionId: string): Promise<void> {
    await tx.execute('SELECT 1 FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
  }

  async useToken(tx: Transaction, tokenId: string): Promise<void> {
    await tx.execute('UPDATE refresh_token SET used_at = now() WHERE id = $1 AND used_at IS NULL', [tokenId]);
  }

  async end(tx: Transaction, sessionId: string): Promise<void> {
    await tx.execute('UPDATE session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [sessionId]);
  }

  async endAllOf(tx: Transaction, memberId: number, organisationId: number): Promise<void> {
    await tx.execute(
      'UPDATE session SET ended_at = now() WHERE member_id = $1 AND organisation_id = $2 AND ended_at IS NULL',
      [memberId, organisationId],
    );
  }

  /** Of all organisations. @returns how many were open. */
  endEverywhere(tx: Transaction, memberId: number): Promise<number> {
    return tx.execute('UPDATE session SET ended_at = now() WHERE member_id = $1 AND ended_at IS NULL', [
      memberId,
    ]);
  }

  /** Clears what this member can use no more. A used token that has not expired stays: it must be known again. */
  async clearOld(tx: Transaction, memberId: number): Promise<void> {
    await tx.execute(
      `DELETE FROM refresh_token t USING session s WHERE s.id = t.session_id AND s.member_id = $1 AND t.expires_at <= now()`,
      [memberId],
    );
    await tx.execute(
      `DELETE FROM session s WHERE s.member_id = $1
          AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session_id = s.id)`,
      [memberId],
    );
  }
}
