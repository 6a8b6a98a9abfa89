import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { membershipInput, rolesInput } from './account-input.js';
import { LAST_ADMINISTRATOR } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import { refuseStrangers } from './enrolment.service.js';
import { type EnrolledMember, MemberStore } from './member.store.js';
import type { MembershipIds } from './members.service.js';
import { OrganisationEvent } from './organisation.events.js';
import { OrganisationsService } from './organisations.service.js';
import { SessionStore } from './session.store.js';

/** What an administrator says. Checked here. */
export interface EndMembership {
  readonly idempotencyKey: string;
  readonly organisation?: string | null;
  readonly member: string;
  /** For the audit trail. */
  readonly reason?: string | null;
}
export interface ChangeRoles extends EndMembership {
  readonly roles: readonly string[];
}

/**
 * Changing and ending memberships. Access tokens that are out keep their roles until they expire, some minutes
 * later; no refresh gives the old roles again.
 */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly organisations: OrganisationsService,
    private readonly store: MemberStore,
    private readonly sessions: SessionStore,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, ROLE_NOT_ALLOWED, LAST_ADMINISTRATOR */
  changeRoles(principal: Principal, { idempotencyKey, ...body }: ChangeRoles): Promise<MembershipIds> {
    const { organisation = null, member, roles, reason } = validated(rolesInput, body);
    return this.commands.run(principal, { operation: 'changeRoles', idempotencyKey, body }, async (tx) => {
      const place = await this.held(tx, organisation);
      refuseStrangers(place.kind, roles);
      const row = await this.member(tx, place, member);
      if (!roles.includes(Role.ADMINISTRATOR)) await this.refuseLast(tx, row);
      await this.store.setRoles(tx, row.memberId, place.id, roles);
      const detail = { member, roles, before: row.roles };
      const audit = { before: { roles: row.roles }, after: { roles }, reason };
      await this.record(tx, place, OrganisationEvent.MEMBER_ROLES_CHANGED, detail, audit);
      return { organisation: place.publicId, member };
    });
  }

  /** Ends the sessions with it. @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR */
  end(principal: Principal, { idempotencyKey, ...body }: EndMembership): Promise<MembershipIds> {
    const { organisation = null, member, reason } = validated(membershipInput, body);
    return this.commands.run(principal, { operation: 'endMembership', idempotencyKey, body }, async (tx) => {
      const place = await this.held(tx, organisation);
      const row = await this.member(tx, place, member);
      await this.refuseLast(tx, row);
      await this.store.end(tx, row.memberId, place.id);
      await this.sessions.endAllOf(tx, row.memberId, place.id);
      const audit = { before: { roles: row.roles }, after: { roles: [] }, reason };
      await this.record(tx, place, OrganisationEvent.MEMBERSHIP_ENDED, { member }, audit);
      return { organisation: place.publicId, member };
    });
  }

  /** Under its head's lock two administrators who take each other's role at once come one after the other. */
  private async held(tx: Transaction, organisation: string | null): Promise<Organisation> {
    const place = await this.organisations.administered(tx, organisation);
    await this.history.lockHeads(tx, [place.streamId]);
    return place;
  }

  private async member(tx: Transaction, place: Organisation, publicId: string): Promise<EnrolledMember> {
    const row = await this.store.enrolled(tx, place.id, publicId);
    if (!row) throw NOT_FOUND.because(`${place.name} has no such member.`, 'member');
    return row;
  }

  private async refuseLast(
    tx: Transaction,
    { organisationId, roles, displayName }: EnrolledMember,
  ): Promise<void> {
    if (!roles.includes(Role.ADMINISTRATOR)) return;
    if ((await this.store.countAdministrators(tx, organisationId)) > 1) return;
    throw LAST_ADMINISTRATOR.because(
      `${displayName} is the only administrator. Make another one first.`,
      'member',
    );
  }

  private async record(
    tx: Transaction,
    place: Organisation,
    code: number,
    detail: Readonly<Record<string, unknown>> & { readonly member: string },
    { before, after, reason }: { before: unknown; after: unknown; reason?: string | null | undefined },
  ): Promise<void> {
    const why = { reason: reason ? new Words(reason) : null };
    const subject = { subjectKind: 'member', subject: detail.member, organisationId: place.id };
    await this.history.append(tx, place.streamId, [
      { code, detail, audit: { ...subject, before, after, ...why } },
    ]);
  }
}
