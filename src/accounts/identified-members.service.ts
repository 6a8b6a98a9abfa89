import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Refused } from '../platform/refusals/refusal.js';
import type { Identity } from './id-tokens.js';
import { type EnrolledMember, MemberStore } from './member.store.js';
import { MemberIdentityStore } from './member-identity.store.js';
import { chosenMembership } from './membership-choice.js';

/** Which member an outside identity is. */
@Injectable()
export class IdentifiedMembers {
  constructor(
    private readonly store: MemberIdentityStore,
    private readonly members: MemberStore,
  ) {}

  /**
   * By the subject, which an issuer never gives to another person. The first time by a verified address; from then on
   * the member is that subject, and another one with the same address is somebody else.
   * @returns the internal id, or null
   */
  async of(tx: Transaction, { issuer, subject, email }: Identity): Promise<number | null> {
    const known = await this.store.memberOf(tx, issuer, subject);
    if (known !== null || email === null) return known;
    const member = await this.members.byEmail(tx, email);
    if (!member) return null;
    await this.store.link(tx, issuer, subject, member.id);
    return this.store.memberOf(tx, issuer, subject);
  }

  /** Refused NO_MEMBERSHIP or ORGANISATION_NEEDED is answered, not thrown. */
  async membership(
    tx: Transaction,
    memberId: number,
    organisation: string | null,
  ): Promise<EnrolledMember | Refused> {
    return chosenMembership(await this.members.membershipsOf(tx, memberId), organisation);
  }
}
