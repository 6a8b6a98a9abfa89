import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal, Role } from '../platform/principal/principal.js';
import { UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';
import { ActorStore } from './actor.store.js';
import { ApiKeyStore } from './api-key.store.js';
import { type EnrolledMember, MemberStore } from './member.store.js';

export interface Me {
  readonly kind: 'MEMBER' | 'DEVICE' | 'SHIFT';
  readonly publicId: string;
  readonly displayName: string;
  /** Null for a device. */
  readonly email: string | null;
  readonly organisationId: number;
  /** Those of the token or key that was shown. */
  readonly roles: readonly Role[];
  readonly memberships: readonly EnrolledMember[];
  /** Only on a shift: the shared device. */
  readonly device: { readonly id: string; readonly name: string } | null;
}

type Found = Omit<Me, 'publicId' | 'organisationId' | 'roles'> & Partial<Pick<Me, 'publicId'>>;

/** Who the principal is, for itself. */
@Injectable()
export class MeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MemberStore,
    private readonly keys: ApiKeyStore,
    private readonly actors: ActorStore,
  ) {}

  /** @throws Refused UNAUTHENTICATED when the membership ended while the token was still good */
  async me(principal: Principal): Promise<Me> {
    const found = await this.work.read(principal, (tx) => this.found(tx));
    if (!found) throw UNAUTHENTICATED.because('Your membership has ended. Sign in again.');
    const { organisationId, roles } = principal;
    return { publicId: principal.actorUuid, ...found, organisationId, roles };
  }

  private async found(tx: Transaction): Promise<Found | null> {
    const { kind, actorUuid, actorId } = tx.principal;
    if (kind === 'shift') return this.shift(tx);
    if (kind !== 'device') return this.member(tx, actorId);
    const key = await this.keys.byPublicId(tx, actorUuid);
    return key && { kind: 'DEVICE', displayName: key.name, email: null, memberships: [], device: null };
  }

  private async member(tx: Transaction, actorId: number): Promise<Found | null> {
    const memberships = await this.members.membershipsOfActor(tx, actorId);
    const here = memberships.find(({ organisationId }) => organisationId === tx.principal.organisationId);
    if (!here) return null;
    return { kind: 'MEMBER', displayName: here.displayName, email: here.email, memberships, device: null };
  }

  /** The person, and the device beside it. */
  private async shift(tx: Transaction): Promise<Found | null> {
    const [actor] = await this.actors.named(tx, [tx.principal.actorId]);
    if (!actor?.personId || !actor.deviceId) return null;
    const { personId: publicId, personName, deviceId, deviceName } = actor;
    const here = await this.members.enrolled(tx, tx.principal.organisationId, publicId);
    if (!here) return null;
    const device = { id: deviceId, name: deviceName ?? '' };
    return {
      kind: 'SHIFT',
      publicId,
      displayName: personName ?? '',
      email: here.email,
      memberships: [here],
      device,
    };
  }
}
