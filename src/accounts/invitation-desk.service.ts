import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal, Role } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { ALREADY_MEMBER } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import { refuseStrangers } from './enrolment.service.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationStore } from './invitation.store.js';
import { MemberStore } from './member.store.js';
import { administers, OrganisationsService } from './organisations.service.js';

export type { Invitation } from './invitation.entity.js';

/** Reading invitations for those who administer them, and what speaks against a new one. */
@Injectable()
export class InvitationDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: InvitationStore,
    private readonly members: MemberStore,
    private readonly organisations: OrganisationsService,
    private readonly history: HistoryService,
  ) {}

  /** In the order in which they were made, those that are over too. @throws Refused NOT_FOUND, FORBIDDEN, INVALID_INPUT */
  page(principal: Principal, organisation: string | null, request: PageRequest): Promise<Slice<Invitation>> {
    const page = pageOf(request, idKey);
    return this.work.read(principal, async (tx) => {
      const { id } = await this.organisations.administered(tx, organisation);
      const rows = await this.store.page(tx, id, page.after?.[0] ?? null, page.limit);
      return sliceOf(rows, page, ({ publicId }) => [publicId]);
    });
  }

  find(principal: Principal, publicId: string): Promise<Invitation> {
    return this.work.read(principal, async (tx) => (await this.administered(tx, publicId)).invitation);
  }

  /** @throws Refused NOT_FOUND, also for an invitation that the principal does not administer */
  async administered(
    tx: Transaction,
    publicId: string,
  ): Promise<{ invitation: Invitation; organisation: Organisation }> {
    const invitation = isUuid(publicId) ? await this.store.byPublicId(tx, publicId) : null;
    const organisation = invitation && (await this.organisations.byId(tx, invitation.organisationId));
    if (invitation && organisation && administers(tx.principal, organisation))
      return { invitation, organisation };
    throw NOT_FOUND.because('There is no such invitation.', 'id');
  }

  /** Under its head's lock two administrators who invite the same address at once come one after the other. */
  async held(tx: Transaction, organisation: string | null): Promise<Organisation> {
    const place = await this.organisations.administered(tx, organisation);
    await this.history.lockHeads(tx, [place.streamId]);
    return place;
  }

  /** @throws Refused ROLE_NOT_ALLOWED, ALREADY_MEMBER */
  async refuseGuest(
    tx: Transaction,
    { id, kind, name }: Organisation,
    email: string,
    roles: readonly Role[],
  ): Promise<void> {
    refuseStrangers(kind, roles);
    const member = await this.members.byEmail(tx, email);
    const memberships = member ? await this.members.membershipsOf(tx, member.id) : [];
    if (memberships.some(({ organisationId }) => organisationId === id))
      throw ALREADY_MEMBER.because(`${email} is a member of ${name} already.`, 'email');
  }
}
