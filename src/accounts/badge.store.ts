import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { Badge } from './shift.entity.js';

@Injectable()
export class BadgeStore {
  byCode(tx: Transaction, organisationId: number, code: string): Promise<Badge | null> {
    return tx.manager.findOneBy(Badge, { organisationId, code });
  }

  byMember(tx: Transaction, organisationId: number, memberId: number): Promise<Badge | null> {
    return tx.manager.findOneBy(Badge, { organisationId, memberId });
  }

  /** Instead of the member's former one. @returns false when somebody else here has the code. */
  async enrol(tx: Transaction, badge: Omit<Badge, 'enrolledAt'>): Promise<boolean> {
    const { memberId, organisationId, code, pinHash } = badge;
    await this.remove(tx, organisationId, memberId);
    const rows = await tx.execute(
      `INSERT INTO badge (member_id, organisation_id, code, pin_hash, enrolled_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (organisation_id, code) DO NOTHING`,
      [memberId, organisationId, code, pinHash],
    );
    return rows === 1;
  }

  async remove(tx: Transaction, organisationId: number, memberId: number): Promise<void> {
    await tx.execute('DELETE FROM badge WHERE organisation_id = $1 AND member_id = $2', [
      organisationId,
      memberId,
    ]);
  }
}
