import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { refreshInput } from './account-input.js';
import { REFRESH_TOKEN_REUSED, SESSION_OVER } from './accounts.refusals.js';
import { MemberStore } from './member.store.js';
import { isSecretOf } from './secret.js';
import { SessionStore, type TokenInSession } from './session.store.js';
import { type OpenSession, Sessions, type SignedIn } from './sessions.js';
import { readToken } from './token-text.js';

@Injectable()
export class RefreshService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
    private readonly members: MemberStore,
    private readonly sessions: Sessions,
  ) {}

  /**
   * The next pair of tokens, with the roles of today. A refresh token is good for one refresh: when it comes
   * again, two have it, and the session ends for both. Of two refreshes at once the second is such a one.
   * @throws Refused INVALID_INPUT, SESSION_OVER, REFRESH_TOKEN_REUSED
   */
  async refresh(caller: Principal, input: { readonly refreshToken: string }): Promise<SignedIn> {
    const { refreshToken } = validated(refreshInput, input);
    // A refusal is answered, not thrown, inside: that the session was ended must be committed.
    const outcome = await this.work.write(atThe('door', caller), (tx) =>
      this.using(tx, refreshToken, (token) => this.turn(tx, token)),
    );
    if (outcome instanceof Refused) throw outcome;
    return this.sessions.answer(outcome);
  }

  /** Under the session's lock: what to do with a token that is good and was not used. */
  async using<Result>(
    tx: Transaction,
    refreshToken: string,
    effect: (token: TokenInSession) => Promise<Result>,
  ): Promise<Result | Refused> {
    const parts = readToken(refreshToken);
    const shown = parts && (await this.store.token(tx, parts.id));
    if (!shown || !isSecretOf(shown.secretHash, parts.secret)) return over();
    await this.store.lock(tx, shown.sessionId);
    // Read again: whoever held the lock may have used the token.
    const token = await this.store.token(tx, parts.id);
    if (!token || token.endedAt || token.expired) return over();
    if (token.usedAt) return this.end(tx, token, reused());
    return effect(token);
  }

  /** The token is used, and its session over: it went on elsewhere. */
  async finish(tx: Transaction, { id, sessionId }: TokenInSession): Promise<void> {
    await this.store.useToken(tx, id);
    await this.store.end(tx, sessionId);
  }

  private async turn(tx: Transaction, token: TokenInSession): Promise<Refused | OpenSession> {
    const memberships = await this.members.membershipsOf(tx, token.memberId);
    const member = memberships.find(({ organisationId }) => organisationId === token.organisationId);
    if (!member) return this.end(tx, token, over());
    await this.store.useToken(tx, token.id);
    return this.sessions.goOn(tx, token.sessionId, member);
  }

  private async end(tx: Transaction, { sessionId }: TokenInSession, answer: Refused): Promise<Refused> {
    await this.store.end(tx, sessionId);
    return answer;
  }
}

function over(): Refused {
  return SESSION_OVER.because('The session is over, or never was. Sign in again.', 'refreshToken');
}

function reused(): Refused {
  return REFRESH_TOKEN_REUSED.because(
    'This refresh token was used before. The session is ended: sign in again.',
    'refreshToken',
  );
}
