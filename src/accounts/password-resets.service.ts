import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids/ids.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { atThe, type Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { MailPasswordReset } from './account.jobs.js';
import { RESET_OVER } from './accounts.refusals.js';
import type { PasswordReset } from './invitation.entity.js';
import { resetInput, resetRequestInput } from './invitation-input.js';
import { NewPasswords } from './new-passwords.service.js';
import { refuseWeak } from './password-policy.js';
import { PasswordResetStore } from './password-reset.store.js';
import { isSecretOf } from './secret.js';
import { readToken } from './token-text.js';

/** What somebody says who holds the token of a letter. Checked here. */
export interface ResetPassword {
  readonly token: string;
  readonly password: string;
}

/** A new password for somebody who forgot the old one. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: PasswordResetStore,
    private readonly outbox: OutboxService,
    private readonly passwords: NewPasswords,
  ) {}

  /**
   * The same answer and the same work for every address: whether somebody signs in with it is found out by the
   * worker that writes the letter.
   * @returns the address as it was understood
   * @throws Refused INVALID_INPUT
   */
  async request(caller: Principal, input: { readonly email: string }): Promise<string> {
    const { email } = validated(resetRequestInput, input);
    await this.work.write(atThe('letter', caller), async (tx) => {
      const resetId = newId();
      await this.store.clearOld(tx);
      if (await this.store.add(tx, resetId, email))
        await this.outbox.send(tx, MailPasswordReset, { resetId });
    });
    return email;
  }

  /**
   * Ends every session of the member.
   * @returns the address
   * @throws Refused INVALID_INPUT, RESET_OVER, WEAK_PASSWORD
   */
  async confirm(caller: Principal, input: ResetPassword): Promise<string> {
    const { token, password } = validated(resetInput, input);
    const { id, email } = await this.work.read(atThe('letter', caller), (tx) => this.shown(tx, token));
    refuseWeak(password, email);
    const hash = await this.passwords.hash(password);
    await this.work.write(atThe('letter', caller), async (tx) => {
      if (!(await this.store.use(tx, id, email)) || !(await this.passwords.replace(tx, email, hash)))
        throw over();
    });
    return email;
  }

  private async shown(tx: Transaction, token: string): Promise<PasswordReset> {
    const parts = readToken(token);
    const reset = parts && (await this.store.open(tx, parts.id));
    if (reset?.secretHash && isSecretOf(reset.secretHash, parts?.secret ?? '')) return reset;
    throw over();
  }
}

function over() {
  return RESET_OVER.because('This token is used up or expired, or never was. Ask for another one.', 'token');
}
