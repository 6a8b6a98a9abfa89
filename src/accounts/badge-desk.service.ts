import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { BADGE_TAKEN } from './accounts.refusals.js';
import { BadgeStore } from './badge.store.js';
import { Keyring } from './keyring.js';
import type { Member } from './member.entity.js';
import { MemberStore } from './member.store.js';
import { OrganisationEvent } from './organisation.events.js';
import { ShiftAttempts } from './shift-attempts.js';
import { ShiftBook } from './shift-book.service.js';

/** Giving and taking badges, inside a transaction. */
@Injectable()
export class BadgeDesk {
  constructor(
    private readonly badges: BadgeStore,
    private readonly members: MemberStore,
    private readonly book: ShiftBook,
    private readonly attempts: ShiftAttempts,
    private readonly keyring: Keyring,
  ) {}

  /** @throws Refused BADGE_TAKEN */
  async give(
    tx: Transaction,
    { id, publicId }: Member,
    badge: { code: string; pinHash: string },
  ): Promise<void> {
    const { organisationId } = tx.principal;
    await this.book.hold(tx, organisationId);
    if (!(await this.badges.enrol(tx, { memberId: id, organisationId, ...badge })))
      throw BADGE_TAKEN.because('Somebody else here has a badge with this code.', 'badgeCode');
    await this.book.endOf(tx, organisationId, id, 'RESET');
    await this.attempts.succeeded(tx, organisationId, badge.code);
    await this.book.record(tx, organisationId, OrganisationEvent.BADGE_ENROLLED, { member: publicId });
  }

  /** Also lifts the lock of the badge. @throws Refused NOT_FOUND */
  async take(tx: Transaction, publicId: string): Promise<void> {
    const { organisationId } = tx.principal;
    await this.book.hold(tx, organisationId);
    const member = await this.members.enrolled(tx, organisationId, publicId);
    const badge = member && (await this.badges.byMember(tx, organisationId, member.memberId));
    if (!badge) throw NOT_FOUND.because('No member here with this id has a badge.', 'member');
    await this.badges.remove(tx, organisationId, badge.memberId);
    await this.book.endOf(tx, organisationId, badge.memberId, 'RESET');
    await this.attempts.succeeded(tx, organisationId, badge.code);
    const audit = { subjectKind: 'member', subject: publicId };
    await this.book.record(tx, organisationId, OrganisationEvent.BADGE_RESET, { member: publicId }, audit);
  }

  /** A fingerprint is kept for a month: made of the PIN itself, it would be tried out. */
  fingerprint(...secrets: string[]): string {
    return this.keyring.digest('idempotency', JSON.stringify(secrets)).toString('base64url');
  }
}
