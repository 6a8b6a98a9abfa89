import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { NO_MEMBERSHIP } from './accounts.refusals.js';
import { switchInput } from './invitation-input.js';
import { MemberStore } from './member.store.js';
import { RefreshService } from './refresh.service.js';
import type { TokenInSession } from './session.store.js';
import { type OpenSession, Sessions, type SignedIn } from './sessions.js';

/** What a member of several organisations says. Checked here. */
export interface SwitchOrganisation {
  readonly refreshToken: string;
  /** Code of the organisation to act for from now on. */
  readonly organisation: string;
}

/**
 * Going on in another membership. It takes the refresh token, because an access token, which lives for minutes,
 * must not be enough to begin a session of a month.
 */
@Injectable()
export class SwitchService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly refreshing: RefreshService,
    private readonly members: MemberStore,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Ends the session and begins one in the other membership. Refused for want of a membership the session goes on.
   * @throws Refused INVALID_INPUT, SESSION_OVER, REFRESH_TOKEN_REUSED, NO_MEMBERSHIP
   */
  async switch(caller: Principal, input: SwitchOrganisation): Promise<SignedIn> {
    const { refreshToken, organisation } = validated(switchInput, input);
    const outcome = await this.work.write(atThe('door', caller), (tx) =>
      this.refreshing.using(tx, refreshToken, (token) => this.turn(tx, token, organisation)),
    );
    if (outcome instanceof Refused) throw outcome;
    return this.sessions.answer(outcome);
  }

  private async turn(tx: Transaction, token: TokenInSession, code: string): Promise<Refused | OpenSession> {
    const memberships = await this.members.membershipsOf(tx, token.memberId);
    const member = memberships.find(({ organisationCode }) => organisationCode === code);
    if (!member) return NO_MEMBERSHIP.because(`You are not a member of ${code}.`, 'organisation');
    await this.refreshing.finish(tx, token);
    return this.sessions.begin(tx, member, token.endsAt);
  }
}
