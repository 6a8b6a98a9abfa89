import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { Invitation } from './invitation.entity.js';

export type NewInvitation = Pick<Invitation, 'publicId' | 'organisationId' | 'email' | 'roles' | 'invitedBy'>;

/** Days that an invitation may be accepted. */
export const INVITATION_DAYS = 7;

const OPEN = 'accepted_at IS NULL AND revoked_at IS NULL';

/** Every time here is a real one: they guard secrets. */
@Injectable()
export class InvitationStore {
  /** @returns false when the address has an open invitation here that has not expired. */
  async add(
    tx: Transaction,
    { publicId, organisationId, email, roles, invitedBy }: NewInvitation,
  ): Promise<boolean> {
    await tx.execute(
      `UPDATE invitation SET revoked_at = now()
        WHERE organisation_id = $1 AND email = $2 AND ${OPEN} AND expires_at <= now()`,
      [organisationId, email],
    );
    const rows = await tx.execute(
      `INSERT INTO invitation (public_id, organisation_id, email, roles, invited_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, now(), now() + make_interval(days => $6))
       ON CONFLICT (organisation_id, email) WHERE ${OPEN} DO NOTHING`,
      [publicId, organisationId, email, roles, invitedBy, INVITATION_DAYS],
    );
    return rows === 1;
  }

  byPublicId(tx: Transaction, publicId: string): Promise<Invitation | null> {
    return tx.manager.findOneBy(Invitation, { publicId });
  }

  page(tx: Transaction, organisationId: number, after: string | null, limit: number): Promise<Invitation[]> {
    return tx.manager.find(Invitation, {
      where: { organisationId, ...(after ? { publicId: MoreThan(after) } : {}) },
      order: { publicId: 'ASC' },
      take: limit,
    });
  }

  /** From now on the former secret is void. @returns whether it was open. */
  async renew(tx: Transaction, id: number, invitedBy: number): Promise<boolean> {
    const rows = await tx.execute(
      `UPDATE invitation SET secret_hash = NULL, mailed_at = NULL, invited_by = $2,
              expires_at = now() + make_interval(days => $3) WHERE id = $1 AND ${OPEN}`,
      [id, invitedBy, INVITATION_DAYS],
    );
    return rows === 1;
  }

  /** @returns whether it was open. */
  async revoke(tx: Transaction, id: number): Promise<boolean> {
    return (
      (await tx.execute(`UPDATE invitation SET revoked_at = now() WHERE id = $1 AND ${OPEN}`, [id])) === 1
    );
  }

  /** Only with the secret that was seen: of two who accept at once one does. @returns whether it was open. */
  async accept(tx: Transaction, id: number, secretHash: Buffer): Promise<boolean> {
    const rows = await tx.execute(
      `UPDATE invitation SET accepted_at = now()
        WHERE id = $1 AND secret_hash = $2 AND ${OPEN} AND expires_at > now()`,
      [id, secretHash],
    );
    return rows === 1;
  }

  async giveSecret(tx: Transaction, publicId: string, secretHash: Buffer): Promise<Invitation | null> {
    const rows = await tx.execute(`UPDATE invitation SET secret_hash = $2 WHERE public_id = $1 AND ${OPEN}`, [
      publicId,
      secretHash,
    ]);
    return rows === 1 ? this.byPublicId(tx, publicId) : null;
  }

  async noteMailed(tx: Transaction, publicId: string, secretHash: Buffer): Promise<void> {
    await tx.execute('UPDATE invitation SET mailed_at = now() WHERE public_id = $1 AND secret_hash = $2', [
      publicId,
      secretHash,
    ]);
  }
}
