import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { INVITATION_OVER } from './accounts.refusals.js';
import { AccountsService, type Organisation } from './accounts.service.js';
import { EnrolmentService } from './enrolment.service.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationStore } from './invitation.store.js';
import type { InvitedPerson } from './invited-persons.service.js';
import { type EnrolledMember, MemberStore } from './member.store.js';
import { isSecretOf } from './secret.js';
import { readToken } from './token-text.js';

/** Invitations for those who hold their token. */
@Injectable()
export class Invited {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: InvitationStore,
    private readonly accounts: AccountsService,
    private readonly enrolment: EnrolmentService,
    private readonly members: MemberStore,
  ) {}

  /** @throws Refused INVITATION_OVER for everything but the token of an open invitation: which it is is not told */
  async open(
    caller: Principal,
    token: string,
  ): Promise<{ invitation: Invitation; organisation: Organisation }> {
    const parts = readToken(token);
    const found =
      parts &&
      (await this.work.read(atThe('letter', caller), (tx) => this.byToken(tx, parts.id, parts.secret)));
    if (found) return found;
    throw INVITATION_OVER.because(
      'This invitation is not open. Ask the one who sent it for another.',
      'token',
    );
  }

  take(tx: Transaction, { id, secretHash }: Invitation): Promise<boolean> {
    return this.store.accept(tx, id, secretHash ?? Buffer.alloc(0));
  }

  /** @throws Refused ALREADY_MEMBER, EMAIL_TAKEN, ROLE_NOT_ALLOWED */
  async enrol(
    tx: Transaction,
    { email, roles }: Invitation,
    organisation: Organisation,
    { displayName, passwordHash }: InvitedPerson,
  ): Promise<EnrolledMember> {
    const publicId = await this.enrolment.enrol(tx, {
      organisation,
      email,
      displayName,
      passwordHash,
      roles,
    });
    const member = await this.members.enrolled(tx, organisation.id, publicId);
    if (!member) throw new Error('A new member is not there');
    return member;
  }

  private async byToken(
    tx: Transaction,
    id: string,
    secret: string,
  ): Promise<{ invitation: Invitation; organisation: Organisation } | null> {
    const invitation = await this.store.byPublicId(tx, id);
    if (!invitation?.secretHash || !isSecretOf(invitation.secretHash, secret) || !isOpen(invitation))
      return null;
    const organisation = await this.accounts.organisationById(tx, invitation.organisationId);
    return organisation && { invitation, organisation };
  }
}

export function isOpen({ acceptedAt, revokedAt, expiresAt }: Invitation): boolean {
  return acceptedAt === null && revokedAt === null && expiresAt.getTime() > Date.now();
}
