import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { refreshInput } from './account-input.js';
import { SESSION_OVER } from './accounts.refusals.js';
import { MemberStore } from './member.store.js';
import { isSecretOf } from './secret.js';
import { SessionStore } from './session.store.js';
import { readToken } from './token-text.js';

/** What a member says. Checked here. */
export interface SignOut {
  readonly idempotencyKey: string;
  readonly refreshToken: string;
}

@Injectable()
export class SignOutService {
  constructor(
    private readonly commands: CommandsService,
    private readonly store: SessionStore,
    private readonly members: MemberStore,
  ) {}

  /**
   * Ends the session of a refresh token. The access token goes on until it expires, some minutes later.
   * @returns the session's id
   * @throws Refused INVALID_INPUT, SESSION_OVER for a token that is unknown or another member's
   */
  async signOut(principal: Principal, { idempotencyKey, ...body }: SignOut): Promise<string> {
    const { refreshToken } = validated(refreshInput, body);
    const outcome = await this.commands.run(
      principal,
      { operation: 'signOut', idempotencyKey, body },
      async (tx) => {
        const session = await this.sessionOf(tx, refreshToken);
        if (!session)
          throw SESSION_OVER.because('You have no session with this refresh token.', 'refreshToken');
        await this.store.lock(tx, session);
        await this.store.end(tx, session);
        return { session };
      },
    );
    return outcome.session;
  }

  /** Null unless the secret is right and the session is the principal's. */
  private async sessionOf(tx: Transaction, refreshToken: string): Promise<string | null> {
    const parts = readToken(refreshToken);
    const token = parts && (await this.store.token(tx, parts.id));
    if (!token || !isSecretOf(token.secretHash, parts.secret)) return null;
    const own = await this.members.actorOf(tx, token.memberId);
    return own === tx.principal.actorId ? token.sessionId : null;
  }
}
