import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { type AccessToken, AccessTokens } from './access-tokens.js';
import type { EnrolledMember } from './member.store.js';
import { hashOfSecret, newSecret } from './secret.js';
import { SessionStore } from './session.store.js';
import { writeToken } from './token-text.js';

/** A session with the refresh token that was just made for it: the text exists only here. */
export interface OpenSession {
  readonly member: EnrolledMember;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}

/** What a client gets: with the access token it asks, with the refresh token it gets the next pair. */
export interface SignedIn extends OpenSession {
  readonly accessToken: AccessToken;
}

@Injectable()
export class Sessions {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'REFRESH_TOKEN_DAYS'>,
    private readonly store: SessionStore,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** @param endsAt after which it cannot be refreshed, however often it was; null where only idleness ends it */
  async begin(tx: Transaction, member: EnrolledMember, endsAt: Date | null = null): Promise<OpenSession> {
    const id = newId();
    const { memberId, organisationId } = member;
    await this.store.holdMember(tx, memberId);
    await this.store.clearOld(tx, memberId);
    await this.store.begin(tx, { id, memberId, organisationId, endsAt });
    return this.goOn(tx, id, member);
  }

  /** The next refresh token of a session. */
  async goOn(tx: Transaction, sessionId: string, member: EnrolledMember): Promise<OpenSession> {
    const id = newId();
    const secret = newSecret();
    const token = { id, sessionId, secretHash: hashOfSecret(secret) };
    const refreshTokenExpiresAt = await this.store.addToken(tx, token, this.settings.REFRESH_TOKEN_DAYS);
    return { member, refreshToken: writeToken({ id, secret }), refreshTokenExpiresAt };
  }

  async answer(session: OpenSession): Promise<SignedIn> {
    return { ...session, accessToken: await this.accessTokens.sign(identityOf(session.member)) };
  }
}

/** Whom a member acts as, in this organisation. */
function identityOf(member: EnrolledMember): Omit<Principal, 'requestId'> {
  return {
    kind: 'member',
    actorId: member.actorId,
    actorUuid: member.publicId,
    organisationId: member.organisationId,
    organisationUuid: member.organisationPublicId,
    roles: member.roles,
    hubId: member.hubId ?? 0,
  };
}
