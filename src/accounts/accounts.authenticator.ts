import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Authenticator, IdentifiedPrincipal } from '../platform/graphql/authenticator.js';
import { type Principal, systemPrincipal } from '../platform/principal/principal.js';
import { UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';
import { AccessTokens } from './access-tokens.js';
import { ApiKeyStore, type KeyAtTheDoor } from './api-key.store.js';
import { API_KEY_PREFIX, readApiKey, readShiftToken, SHIFT_PREFIX } from './api-key-text.js';
import { isSecretOf } from './secret.js';
import { type ShiftAtTheDoor, ShiftStore } from './shift.store.js';
import { rolesOnShift } from './shift-roles.js';

/** RFC 6750. The scheme may be written in small letters. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,4000})$/i;

/** Who a request is from: a member by an access token, a device by an API key, the two of a shift, or nobody. */
@Injectable()
export class AccountsAuthenticator implements Authenticator {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accessTokens: AccessTokens,
    private readonly keys: ApiKeyStore,
    private readonly shifts: ShiftStore,
  ) {}

  async authenticate(
    authorizationHeader: string | undefined,
    requestId: string,
    watching = false,
  ): Promise<IdentifiedPrincipal> {
    if (authorizationHeader === undefined) return systemPrincipal('nobody', requestId);
    const [, token = ''] = BEARER.exec(authorizationHeader.trim()) ?? [];
    const principal = await this.holder(token, requestId, watching);
    if (principal) return principal;
    throw UNAUTHENTICATED.because('The token is expired, revoked or not ours. Sign in again.');
  }

  private holder(token: string, requestId: string, watching: boolean): Promise<IdentifiedPrincipal | null> {
    if (token.startsWith(API_KEY_PREFIX)) return this.device(token, requestId);
    if (token.startsWith(SHIFT_PREFIX)) return this.shift(token, requestId, watching);
    return this.accessTokens.read(token, requestId);
  }

  /** Asked in the database each time as well: who signs off, or is dismissed, is out at once. */
  private async shift(
    text: string,
    requestId: string,
    watching: boolean,
  ): Promise<IdentifiedPrincipal | null> {
    const parts = readShiftToken(text);
    if (!parts) return null;
    const door = systemPrincipal('door', requestId);
    const shift = await this.work.read(door, (tx) => this.shifts.atTheDoor(tx, parts.id));
    if (!shift || !isSecretOf(shift.secretHash, parts.secret)) return null;
    if (!shift.fresh && !watching) await this.work.write(door, (tx) => this.shifts.noteUse(tx, parts.id));
    return shiftPrincipal(shift, requestId);
  }

  /** Asked in the database each time: a revoked key is refused at once. */
  private async device(text: string, requestId: string): Promise<Principal | null> {
    const parts = readApiKey(text);
    if (!parts) return null;
    const door = systemPrincipal('door', requestId);
    const key = await this.work.read(door, (tx) => this.keys.atTheDoor(tx, parts.id));
    if (!key || key.revoked || !isSecretOf(key.secretHash, parts.secret)) return null;
    if (!key.fresh) await this.work.write(door, (tx) => this.keys.noteUse(tx, key.id));
    return principalOf(key, parts.id, requestId);
  }
}

function principalOf(key: KeyAtTheDoor, publicId: string, requestId: string): Principal {
  return {
    kind: 'device',
    actorId: key.actorId,
    actorUuid: publicId,
    organisationId: key.organisationId,
    organisationUuid: key.organisationUuid,
    roles: key.roles,
    hubId: key.hubId ?? 0,
    ...(key.onlyHubId === null ? {} : { onlyHubId: key.onlyHubId }),
    ...(key.operations ? { operations: key.operations } : {}),
    requestId,
  };
}

function shiftPrincipal(shift: ShiftAtTheDoor, requestId: string): IdentifiedPrincipal {
  return {
    kind: 'shift',
    actorId: shift.actorId,
    actorUuid: shift.actorUuid,
    organisationId: shift.organisationId,
    organisationUuid: shift.organisationUuid,
    roles: rolesOnShift(shift.personRoles, shift.deviceRoles),
    hubId: shift.hubId ?? 0,
    ...(shift.operations ? { operations: shift.operations } : {}),
    requestId,
    expiresAt: shift.expiresAt,
  };
}
