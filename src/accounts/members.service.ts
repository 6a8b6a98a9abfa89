import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type EnrolledMember, MemberStore } from './member.store.js';
import { OrganisationsService } from './organisations.service.js';

export type { EnrolledMember } from './member.store.js';

/** Names a membership by public ids: what a command's outcome keeps. */
export type MembershipIds = {
  readonly organisation: string;
  readonly member: string;
};

/** Reading the members of an organisation, for its administrators. */
@Injectable()
export class MembersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: MemberStore,
    private readonly organisations: OrganisationsService,
  ) {}

  /** @throws Refused NOT_FOUND, FORBIDDEN */
  find(principal: Principal, { organisation, member }: MembershipIds): Promise<EnrolledMember> {
    return this.work.read(principal, async (tx) => {
      const { id } = await this.organisations.administered(tx, organisation);
      const found = await this.store.enrolled(tx, id, member);
      if (!found) throw NOT_FOUND.because('The organisation has no such member.', 'member');
      return found;
    });
  }

  /**
   * In the order in which they first became members of anything.
   * @param organisation public id; null for the principal's own
   * @throws Refused NOT_FOUND, FORBIDDEN, INVALID_INPUT
   */
  page(
    principal: Principal,
    organisation: string | null,
    request: PageRequest,
  ): Promise<Slice<EnrolledMember>> {
    const page = pageOf(request, idKey);
    return this.work.read(principal, async (tx) => {
      const { id } = await this.organisations.administered(tx, organisation);
      const rows = await this.store.page(tx, id, page.after?.[0] ?? null, page.limit);
      return sliceOf(rows, page, ({ publicId }) => [publicId]);
    });
  }
}
