import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { signInInput } from './account-input.js';
import { WRONG_CREDENTIALS } from './accounts.refusals.js';
import type { Member } from './member.entity.js';
import { MemberStore } from './member.store.js';
import { chosenMembership } from './membership-choice.js';
import { PasswordsService } from './passwords.service.js';
import { type OpenSession, Sessions, type SignedIn } from './sessions.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** What somebody who is not signed in says. Checked here. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Code of the organisation to act for; needed by those who belong to several. */
  readonly organisation?: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly members: MemberStore,
    private readonly passwords: PasswordsService,
    private readonly attempts: SignInAttempts,
    private readonly sessions: Sessions,
  ) {}

  /**
   * An unknown address and a wrong password get the same answer after the same work.
   * @throws Refused INVALID_INPUT, WRONG_CREDENTIALS, ACCOUNT_LOCKED, ORGANISATION_NEEDED, NO_MEMBERSHIP
   */
  async signIn(caller: Principal, input: SignIn): Promise<SignedIn> {
    const asked = validated(signInInput, input);
    const member = await this.work.read(atThe('door', caller), (tx) => this.lookUp(tx, asked.email));
    const right = await this.passwords.isRight(member?.passwordHash ?? null, asked.password);
    // A refusal is answered, not thrown, inside: what was counted must be committed.
    const outcome = await this.work.write(atThe('door', caller), (tx) =>
      this.settle(tx, asked, right ? member : null),
    );
    if (outcome instanceof Refused) throw outcome;
    return this.sessions.answer(outcome);
  }

  private async lookUp(tx: Transaction, email: string): Promise<Member | null> {
    const locked = await this.attempts.refusal(tx, email);
    if (locked) throw locked;
    return this.members.byEmail(tx, email);
  }

  private async settle(
    tx: Transaction,
    { email, organisation }: { email: string; organisation?: string | null | undefined },
    member: Member | null,
  ): Promise<Refused | OpenSession> {
    const locked = await this.attempts.settledRefusal(tx, email);
    if (locked) return locked;
    if (!member || !(await this.stillRight(tx, member))) {
      await this.attempts.failed(tx, email);
      return WRONG_CREDENTIALS.because('No member has this e-mail address and password.');
    }
    await this.attempts.succeeded(tx, email);
    const memberships = await this.members.membershipsOf(tx, member.id);
    const chosen = chosenMembership(memberships, organisation ?? null);
    return chosen instanceof Refused ? chosen : this.sessions.begin(tx, chosen);
  }

  /** The password may have been changed while it was compared: that change ended the sessions, and this is none of them. */
  private async stillRight(tx: Transaction, { email, passwordHash }: Member): Promise<boolean> {
    return (await this.members.byEmail(tx, email))?.passwordHash === passwordHash;
  }
}
