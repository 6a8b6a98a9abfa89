import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Refused } from '../platform/refusals/refusal.js';
import { ACCOUNT_LOCKED } from './accounts.refusals.js';
import { Keyring } from './keyring.js';
import { SignInFailureStore } from './sign-in-failure.store.js';

/**
 * Counts failed sign-ins by address. An address that nobody has is counted like any other, so that a lock does
 * not tell who is a member.
 */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly store: SignInFailureStore,
    private readonly keyring: Keyring,
  ) {}

  /** What to answer while the address is locked; null when it is not. */
  async refusal(tx: Transaction, email: string): Promise<Refused | null> {
    const until = await this.store.lockedUntil(tx, this.digest(email));
    if (!until) return null;
    return ACCOUNT_LOCKED.because(
      `Too many attempts failed in a row. Try again after ${until.toISOString()}.`,
    );
  }

  /**
   * The same, under the row's lock: of many guesses made at once, those that are judged after the lock was set
   * are not judged at all, the right one included.
   */
  async settledRefusal(tx: Transaction, email: string): Promise<Refused | null> {
    await this.store.lock(tx, this.digest(email));
    return this.refusal(tx, email);
  }

  async failed(tx: Transaction, email: string): Promise<void> {
    await this.store.count(tx, this.digest(email));
    await this.store.clearOld(tx);
  }

  async succeeded(tx: Transaction, email: string): Promise<void> {
    await this.store.forget(tx, this.digest(email));
  }

  private digest(email: string): Buffer {
    return this.keyring.digest('address', email);
  }
}
