import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { IdentifiedPrincipal } from '../platform/graphql/authenticator.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { LONGEST_ACCESS, type Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { Keyring } from './keyring.js';
import { type TokenHolder, VerifiedTokens } from './verified-tokens.js';

export const ISSUER = 'liege-hub';
export const AUDIENCE = 'liege-hub-api';
/** RFC 9068: a token of another kind, signed with the same key, is not taken for an access token. */
export const TOKEN_TYPE = 'at+jwt';
export const ALGORITHM = 'HS256';

/** A header says this and no more: nothing in it may tell where a key is to be found (jku, jwk, x5u, x5c). */
const header = z.strictObject({
  alg: z.literal(ALGORITHM),
  typ: z.literal(TOKEN_TYPE),
  kid: z.string(),
});

/** Beside the registered claims: what a request needs to know without asking the database. */
const claims = z
  .object({
    sub: z.uuid(),
    iat: z.number(),
    exp: z.number(),
    actor: z.number().int().positive(),
    organisation: z.number().int().positive(),
    organisation_id: z.uuid(),
    roles: z.array(z.enum(Role)),
    hub: z.number().int().min(0),
  })
  .refine(({ iat, exp }) => exp - iat <= LONGEST_ACCESS);

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

type Member = Omit<Principal, 'requestId'>;

/**
 * Signs and reads access tokens. They live for five minutes at most and are not asked for in the database: a role
 * that was taken away is gone with the next refresh.
 */
@Injectable()
export class AccessTokens {
  private readonly verified = new VerifiedTokens();
  private keys: Map<string, KeyObject> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'ACCESS_TOKEN_SECONDS'>,
    private readonly keyring: Keyring,
  ) {}

  async sign(member: Member): Promise<AccessToken> {
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
    const holder = this.verified.of(token, Date.now()) ?? (await this.verify(token));
    return holder && { ...holder, requestId };
  }

  private async verify(token: string): Promise<TokenHolder | null> {
    if (!isCanonical(token)) return null;
    try {
      const { payload } = await jwtVerify(token, (shown) => this.keyOf(shown), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TOKEN_TYPE,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      const holder = holderOf(payload);
      if (holder) this.verified.keep(token, holder);
      return holder;
    } catch (problem) {
      if (problem instanceof errors.JOSEError) return null;
      throw problem;
    }
  }

  /** The key that the header names, out of those that we have. */
  private keyOf(shown: JWTHeaderParameters): KeyObject {
    this.keys ??= new Map(
      this.keyring.keysFor('access token').map((key) => [keyIdOf(key), createSecretKey(key)]),
    );
    const { success, data } = header.safeParse(shown);
    const key = success ? this.keys.get(data.kid) : undefined;
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

/** Names the key, so that a later one can be told from it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 8);
}

/** The last character of a signature has bits that say nothing: with others there, it would be another text. */
function isCanonical(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function claimsOf(member: Member): JWTPayload {
  return {
    actor: member.actorId,
    organisation: member.organisationId,
    organisation_id: member.organisationUuid,
    roles: member.roles,
    hub: member.hubId,
  };
}

function holderOf(payload: JWTPayload): TokenHolder | null {
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
    expiresAt: new Date(data.exp * 1000),
  };
}
