import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal, Role } from '../platform/principal/principal.js';
import { UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';
import { ApiKeyStore } from './api-key.store.js';
import { type EnrolledMember, MemberStore } from './member.store.js';

export interface Me {
  readonly kind: 'MEMBER' | 'DEVICE';
  readonly publicId: string;
  readonly displayName: string;
  /** Null for a device. */
  readonly email: string | null;
  readonly organisationId: number;
  /** Those of the token or key that was shown. */
  readonly roles: readonly Role[];
  readonly memberships: readonly EnrolledMember[];
}

/** Who the principal is, for itself. */
@Injectable()
export class MeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MemberStore,
    private readonly keys: ApiKeyStore,
  ) {}

  /** @throws Refused UNAUTHENTICATED when the membership ended while the token was still good */
  async me(principal: Principal): Promise<Me> {
    const found = principal.kind === 'device' ? await this.device(principal) : await this.member(principal);
    if (!found) throw UNAUTHENTICATED.because('Your membership has ended. Sign in again.');
    const { actorUuid: publicId, organisationId, roles } = principal;
    return { ...found, publicId, organisationId, roles };
  }

  private async device(
    principal: Principal,
  ): Promise<Pick<Me, 'kind' | 'displayName' | 'email' | 'memberships'> | null> {
    const key = await this.work.read(principal, (tx) => this.keys.byPublicId(tx, principal.actorUuid));
    return key && { kind: 'DEVICE', displayName: key.name, email: null, memberships: [] };
  }

  private async member(
    principal: Principal,
  ): Promise<Pick<Me, 'kind' | 'displayName' | 'email' | 'memberships'> | null> {
    const memberships = await this.work.read(principal, (tx) =>
      this.members.membershipsOfActor(tx, principal.actorId),
    );
    const here = memberships.find(({ organisationId }) => organisationId === principal.organisationId);
    return here ? { kind: 'MEMBER', displayName: here.displayName, email: here.email, memberships } : null;
  }
}
