import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Role } from '../platform/principal/principal.js';
import { Shift, type ShiftEnd } from './shift.entity.js';

/** Minutes without a request after which a shift is over, and hours after which it is in any case. */
export const SHIFT_IDLE_MINUTES = 15;
export const SHIFT_HOURS = 12;

const ALIVE = `s.ended_at IS NULL AND s.last_seen_at > now() - interval '${SHIFT_IDLE_MINUTES} minutes'
  AND s.started_at > now() - interval '${SHIFT_HOURS} hours'`;

/** What a request with a shift's token needs to know. */
export interface ShiftAtTheDoor {
  readonly actorId: number;
  readonly actorUuid: string;
  readonly secretHash: Buffer;
  readonly personRoles: Role[];
  readonly deviceRoles: Role[];
  readonly organisationId: number;
  readonly organisationUuid: string;
  readonly hubId: number | null;
  /** What the device's key is for; null where roles alone decide. */
  readonly operations: string[] | null;
  readonly expiresAt: Date;
  /** Its last use was noted less than a minute ago. */
  readonly fresh: boolean;
}

/** Every time here is a real one. A shift that is idle for too long ends by itself: no row says so until the next one. */
@Injectable()
export class ShiftStore {
  /** Null for a shift that is over, whose person has left, or whose device may not come in any more. */
  atTheDoor(tx: Transaction, id: string): Promise<ShiftAtTheDoor | null> {
    return tx.one(
      `SELECT s.actor_id AS "actorId", a.public_id AS "actorUuid", s.secret_hash AS "secretHash",
              m.roles AS "personRoles", k.roles AS "deviceRoles", o.id AS "organisationId",
              o.public_id AS "organisationUuid", o.hub_id AS "hubId", k.operations,
              s.started_at + interval '${SHIFT_HOURS} hours' AS "expiresAt",
              s.last_seen_at > now() - interval '1 minute' AS fresh
         FROM shift s
         JOIN actor a ON a.id = s.actor_id
         JOIN api_key k ON k.id = s.api_key_id AND k.revoked_at IS NULL
         JOIN membership m ON m.member_id = s.member_id AND m.organisation_id = s.organisation_id AND m.ended_at IS NULL
         JOIN organisation o ON o.id = s.organisation_id
        WHERE s.id = $1 AND ${ALIVE}`,
      [id],
    );
  }

  /** Whoever finds the row locked leaves it: somebody else is noting the same. */
  async noteUse(tx: Transaction, id: string): Promise<void> {
    await tx.execute(
      `UPDATE shift SET last_seen_at = now() WHERE id = (
         SELECT id FROM shift WHERE id = $1 AND ended_at IS NULL AND last_seen_at <= now() - interval '1 minute'
            FOR UPDATE SKIP LOCKED)`,
      [id],
    );
  }

  async add(
    tx: Transaction,
    row: Omit<Shift, 'startedAt' | 'lastSeenAt' | 'endedAt' | 'endReason'>,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO shift (id, api_key_id, member_id, organisation_id, actor_id, secret_hash, started_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, now(), now())`,
      [row.id, row.apiKeyId, row.memberId, row.organisationId, row.actorId, row.secretHash],
    );
  }

  find(tx: Transaction, id: string): Promise<Shift | null> {
    return tx.manager.findOneBy(Shift, { id });
  }

  /** The last one of an actor: of one person on one device. */
  ofActor(tx: Transaction, actorId: number): Promise<Shift | null> {
    return tx.manager.findOne(Shift, { where: { actorId }, order: { startedAt: 'DESC' } });
  }

  /** Makes room on a device. @returns the ids of those that ended: one or none. */
  async endOn(tx: Transaction, apiKeyId: number, reason: ShiftEnd): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE shift s SET ended_at = now(), end_reason = CASE WHEN ${ALIVE} THEN $2 ELSE 'IDLE' END
        WHERE s.api_key_id = $1 AND s.ended_at IS NULL RETURNING s.id`,
      [apiKeyId, reason],
    );
    return rows.map(({ id }) => id);
  }

  /** Wherever a member is at work here. @returns the ids of those that ended. */
  async endOf(
    tx: Transaction,
    organisationId: number,
    memberId: number,
    reason: ShiftEnd,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE shift SET ended_at = now(), end_reason = $3
        WHERE organisation_id = $1 AND member_id = $2 AND ended_at IS NULL RETURNING id`,
      [organisationId, memberId, reason],
    );
    return rows.map(({ id }) => id);
  }
}
