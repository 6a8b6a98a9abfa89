import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { IdentifiedPrincipal } from '../platform/graphql/authenticator.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { Keyring } from './keyring.js';

export const ISSUER = 'liege-hub';
export const AUDIENCE = 'liege-hub-api';
/** RFC 9068: a token of another kind, signed with the same key, is not taken for an access token. */
export const TOKEN_TYPE = 'at+jwt';
export const ALGORITHM = 'HS256';

/** Beside the registered claims: what a request needs to know without asking the database. */
const claims = z.object({
  sub: z.uuid(),
  exp: z.number(),
  actor: z.number().int().positive(),
  organisation: z.number().int().positive(),
  organisation_id: z.uuid(),
  roles: z.array(z.enum(Role)),
  hub: z.number().int().min(0),
});

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Signs and reads access tokens. They live for a few minutes and are not asked for in the database: a role that
 * was taken away is gone with the next refresh.
 */
@Injectable()
export class AccessTokens {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'ACCESS_TOKEN_SECONDS'>,
    private readonly keyring: Keyring,
  ) {}

  async sign(member: Omit<Principal, 'requestId'>): Promise<AccessToken> {
    const key = this.keyring.keyFor('access token');
    const now = Math.floor(Date.now() / 1000);
    const expires = now + this.settings.ACCESS_TOKEN_SECONDS;
    const token = await new SignJWT(claimsOf(member))
      .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: keyIdOf(key) })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(member.actorUuid)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(key);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  /** Null for a token that is expired, changed, or not ours. */
  async read(token: string, requestId: string): Promise<IdentifiedPrincipal | null> {
    const key = this.keyring.keyFor('access token');
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TOKEN_TYPE,
      });
      return protectedHeader.kid === keyIdOf(key) ? principalOf(payload, requestId) : null;
    } catch (problem) {
      if (problem instanceof errors.JOSEError) return null;
      throw problem;
    }
  }
}

/** Names the key, so that a later one can be told from it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 8);
}

function claimsOf(member: Omit<Principal, 'requestId'>): JWTPayload {
  return {
    actor: member.actorId,
    organisation: member.organisationId,
    organisation_id: member.organisationUuid,
    roles: member.roles,
    hub: member.hubId,
  };
}

function principalOf(payload: JWTPayload, requestId: string): IdentifiedPrincipal | null {
  const { success, data } = claims.safeParse(payload);
  if (!success) return null;
  return {
    kind: 'member',
    actorId: data.actor,
    actorUuid: data.sub,
    organisationId: data.organisation,
    organisationUuid: data.organisation_id,
    roles: data.roles,
    hubId: data.hub,
    requestId,
    expiresAt: new Date(data.exp * 1000),
  };
}
