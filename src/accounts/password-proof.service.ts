import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';
import { WRONG_CREDENTIALS } from './accounts.refusals.js';
import type { Member } from './member.entity.js';
import { MemberStore } from './member.store.js';
import { PasswordsService } from './passwords.service.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Asks a member who is signed in for the password once more: a token left lying about is not enough. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly members: MemberStore,
    private readonly passwords: PasswordsService,
    private readonly attempts: SignInAttempts,
  ) {}

  /** The principal's own row. @throws Refused ACCOUNT_LOCKED, UNAUTHENTICATED */
  async memberOf(tx: Transaction): Promise<Member> {
    const member = await this.members.byActor(tx, tx.principal.actorId);
    if (!member) throw UNAUTHENTICATED.because('Sign in again.');
    const locked = await this.attempts.refusal(tx, member.email);
    if (locked) throw locked;
    return member;
  }

  /** Outside a transaction. */
  isRight(member: Member, password: string): Promise<boolean> {
    return this.passwords.isRight(member.passwordHash, password);
  }

  /** @throws Refused ACCOUNT_LOCKED, WRONG_CREDENTIALS; then `count` must follow in what survives the refusal */
  async judge(tx: Transaction, { email }: Member, right: boolean): Promise<void> {
    const locked = await this.attempts.settledRefusal(tx, email);
    if (locked) throw locked;
    if (!right) throw WRONG_CREDENTIALS.because('This is not your password.', 'currentPassword');
  }

  async count(tx: Transaction, { email }: Member, right: boolean): Promise<void> {
    if (!right) await this.attempts.failed(tx, email);
  }
}
