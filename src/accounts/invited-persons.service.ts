import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { newPassword } from './account-input.js';
import { WRONG_CREDENTIALS } from './accounts.refusals.js';
import type { Member } from './member.entity.js';
import { MemberStore } from './member.store.js';
import { refuseWeak } from './password-policy.js';
import { PasswordsService } from './passwords.service.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** What the invited person said of himself or herself. */
export interface Presented {
  readonly displayName?: string | null | undefined;
  readonly password: string;
}

/** Who accepts: somebody new, or somebody who signs in already and has proved it, or has not. */
export interface InvitedPerson {
  readonly displayName: string;
  /** Null for somebody who signs in already. */
  readonly passwordHash: string | null;
  /** False: the address is known, and this is not its password. */
  readonly proved: boolean;
  /** What it was proved against; null for somebody new. */
  readonly provedBy: string | null;
}

/** Tells new people from those who sign in already. The letter proves the address; the password proves the person. */
@Injectable()
export class InvitedPersons {
  constructor(
    private readonly members: MemberStore,
    private readonly passwords: PasswordsService,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @throws Refused ACCOUNT_LOCKED */
  async lookUp(tx: Transaction, email: string): Promise<Member | null> {
    const locked = await this.attempts.refusal(tx, email);
    if (locked) throw locked;
    return this.members.byEmail(tx, email);
  }

  /** Outside a transaction: hashing takes a while. @throws Refused INVALID_INPUT, WEAK_PASSWORD for somebody new */
  async prove(
    member: Member | null,
    email: string,
    { displayName, password }: Presented,
  ): Promise<InvitedPerson> {
    if (member) {
      const proved = await this.passwords.isRight(member.passwordHash, password);
      return { displayName: member.displayName, passwordHash: null, proved, provedBy: member.passwordHash };
    }
    if (!displayName)
      throw INVALID_INPUT.because(
        'Say how you are called: nobody signs in with this address yet.',
        'displayName',
      );
    validated(z.object({ password: newPassword }), { password });
    refuseWeak(password, email);
    return { displayName, passwordHash: await this.passwords.hash(password), proved: true, provedBy: null };
  }

  /** Counts a wrong password like a failed sign-in. To be committed: answered, not thrown. */
  async judge(tx: Transaction, email: string, person: InvitedPerson): Promise<Refused | null> {
    const locked = await this.attempts.settledRefusal(tx, email);
    if (locked || (await this.isProved(tx, email, person))) return locked;
    await this.attempts.failed(tx, email);
    return WRONG_CREDENTIALS.because(
      'You sign in already with this address: give the password of then.',
      'password',
    );
  }

  /** Not any more where the password was changed meanwhile: that change ended the sessions of whoever knew the old one. */
  private async isProved(
    tx: Transaction,
    email: string,
    { proved, provedBy }: InvitedPerson,
  ): Promise<boolean> {
    if (!proved || provedBy === null) return proved;
    return (await this.members.byEmail(tx, email))?.passwordHash === provedBy;
  }
}
