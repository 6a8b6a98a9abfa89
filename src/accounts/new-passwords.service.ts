import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { MemberStore } from './member.store.js';
import { PasswordResetStore } from './password-reset.store.js';
import { PasswordsService } from './passwords.service.js';
import { SessionStore } from './session.store.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Giving a member another password, and all that follows from it. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly members: MemberStore,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionStore,
    private readonly resets: PasswordResetStore,
    private readonly attempts: SignInAttempts,
  ) {}

  /** Outside a transaction. */
  hash(password: string): Promise<string> {
    return this.passwords.hash(password);
  }

  /**
   * Ends the member's sessions in every organisation, voids letters that wait, and lifts a lock: whoever guessed
   * before starts again from nothing.
   * @returns whether the address is a member's
   */
  async replace(tx: Transaction, email: string, passwordHash: string): Promise<boolean> {
    await this.attempts.settledRefusal(tx, email);
    const member = await this.members.byEmail(tx, email);
    if (!member) return false;
    await this.members.setPassword(tx, member.id, passwordHash);
    await this.sessions.endEverywhere(tx, member.id);
    await this.resets.useUp(tx, email);
    await this.attempts.succeeded(tx, email);
    return true;
  }
}
