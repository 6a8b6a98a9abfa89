import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Role } from '../platform/principal/principal.js';
import { Member } from './member.entity.js';

export type NewMember = Omit<Member, 'id'>;

/** A member as one organisation knows it: a membership that has not ended, with what stands around it. */
export interface EnrolledMember {
  readonly memberId: number;
  readonly actorId: number;
  readonly publicId: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly organisationId: number;
  readonly organisationPublicId: string;
  readonly organisationCode: string;
  readonly hubId: number | null;
}

const ENROLLED = `
  SELECT m.id AS "memberId", m.actor_id AS "actorId", m.public_id AS "publicId", m.email,
         m.display_name AS "displayName", s.roles, o.id AS "organisationId", o.public_id AS "organisationPublicId",
         o.code AS "organisationCode", o.hub_id AS "hubId"
    FROM membership s
    JOIN member m ON m.id = s.member_id
    JOIN organisation o ON o.id = s.organisation_id
   WHERE s.ended_at IS NULL`;

const ENDINGS = [
  'UPDATE membership SET ended_at = now() WHERE member_id = $1 AND organisation_id = $2 AND ended_at IS NULL',
  `UPDATE shift SET ended_at = now(), end_reason = 'LEFT'
    WHERE member_id = $1 AND organisation_id = $2 AND ended_at IS NULL`,
  'DELETE FROM badge WHERE member_id = $1 AND organisation_id = $2',
  `UPDATE invitation SET revoked_at = now() WHERE organisation_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL
      AND email = (SELECT email FROM member WHERE id = $1)`,
] as const;

@Injectable()
export class MemberStore {
  byEmail(tx: Transaction, email: string): Promise<Member | null> {
    return tx.manager.findOneBy(Member, { email });
  }

  byActor(tx: Transaction, actorId: number): Promise<Member | null> {
    return tx.manager.findOneBy(Member, { actorId });
  }

  /** The number that a member acts under. */
  async actorOf(tx: Transaction, memberId: number): Promise<number | null> {
    const member = await tx.manager.findOneBy(Member, { id: memberId });
    return member?.actorId ?? null;
  }

  async setPassword(tx: Transaction, memberId: number, passwordHash: string): Promise<void> {
    await tx.execute('UPDATE member SET password_hash = $2 WHERE id = $1', [memberId, passwordHash]);
  }

  /** @returns the internal id, or null when another one has the address. */
  async add(tx: Transaction, row: NewMember): Promise<number | null> {
    const added = await tx.one<{ id: number }>(
      `INSERT INTO member (public_id, actor_id, email, display_name, password_hash)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (email) DO NOTHING RETURNING id`,
      [row.publicId, row.actorId, row.email, row.displayName, row.passwordHash],
    );
    return added?.id ?? null;
  }

  /** A membership that ended may begin again. @returns whether it began: false when it had not ended. */
  async enrol(
    tx: Transaction,
    { id: memberId, actorId }: Pick<Member, 'id' | 'actorId'>,
    organisationId: number,
    roles: readonly Role[],
  ): Promise<boolean> {
    const rows = await tx.execute(
      `INSERT INTO membership AS s (member_id, organisation_id, roles, actor_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (member_id, organisation_id) DO UPDATE SET roles = excluded.roles, ended_at = NULL
        WHERE s.ended_at IS NOT NULL`,
      [memberId, organisationId, roles, actorId],
    );
    return rows === 1;
  }

  async setRoles(
    tx: Transaction,
    memberId: number,
    organisationId: number,
    roles: readonly Role[],
  ): Promise<void> {
    await tx.execute(
      'UPDATE membership SET roles = $3 WHERE member_id = $1 AND organisation_id = $2 AND ended_at IS NULL',
      [memberId, organisationId, roles],
    );
  }

  /** With all that would let the person in again: a badge, shifts, and an invitation that still waits. */
  async end(tx: Transaction, memberId: number, organisationId: number): Promise<void> {
    for (const statement of ENDINGS) await tx.execute(statement, [memberId, organisationId]);
  }

  enrolled(tx: Transaction, organisationId: number, publicId: string): Promise<EnrolledMember | null> {
    return tx.one(`${ENROLLED} AND s.organisation_id = $1 AND m.public_id = $2`, [organisationId, publicId]);
  }

  /** Who wears a badge of this code here. */
  wearing(tx: Transaction, organisationId: number, code: string): Promise<EnrolledMember | null> {
    return tx.one(
      `${ENROLLED} AND s.organisation_id = $1
         AND m.id = (SELECT member_id FROM badge WHERE organisation_id = $1 AND code = $2)`,
      [organisationId, code],
    );
  }

  /** The memberships of one person that have not ended, by the organisation's code. */
  membershipsOf(tx: Transaction, memberId: number): Promise<EnrolledMember[]> {
    return tx.query(`${ENROLLED} AND s.member_id = $1 ORDER BY o.code`, [memberId]);
  }

  /** The same, by the number that the person acts under. */
  membershipsOfActor(tx: Transaction, actorId: number): Promise<EnrolledMember[]> {
    return tx.query(`${ENROLLED} AND m.actor_id = $1 ORDER BY o.code`, [actorId]);
  }

  page(
    tx: Transaction,
    organisationId: number,
    after: string | null,
    limit: number,
  ): Promise<EnrolledMember[]> {
    return tx.query(
      `${ENROLLED} AND s.organisation_id = $1 AND ($2::uuid IS NULL OR m.public_id > $2) ORDER BY m.public_id LIMIT $3`,
      [organisationId, after, limit],
    );
  }

  async countAdministrators(tx: Transaction, organisationId: number): Promise<number> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM membership
        WHERE organisation_id = $1 AND ended_at IS NULL AND 'ADMINISTRATOR' = ANY(roles)`,
      [organisationId],
    );
    return row?.count ?? 0;
  }
}
