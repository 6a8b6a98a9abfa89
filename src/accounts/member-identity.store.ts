import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { MemberIdentity } from './member-identity.entity.js';

@Injectable()
export class MemberIdentityStore {
  /** The internal id of the member that the issuer means, or null. */
  async memberOf(tx: Transaction, issuer: string, subject: string): Promise<number | null> {
    const found = await tx.manager.findOneBy(MemberIdentity, { issuer, subject });
    return found?.memberId ?? null;
  }

  /** Nothing happens when the subject is somebody already, or the member has another subject there. */
  async link(tx: Transaction, issuer: string, subject: string, memberId: number): Promise<void> {
    await tx.execute(
      `INSERT INTO member_identity (issuer, subject, member_id, linked_at) VALUES ($1, $2, $3, now())
       ON CONFLICT DO NOTHING`,
      [issuer, subject, memberId],
    );
  }
}
