import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { MAIL_TRANSPORT, type Mail, type MailTransport } from '../platform/mail/mail.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationLetters } from './invitation-letters.js';
import { PasswordResetStore } from './password-reset.store.js';
import { hashOfSecret, newSecret } from './secret.js';
import { writeToken } from './token-text.js';

/** The part of a delivery's context that is used here. */
interface AfterCommit {
  readonly outboxId: string;
  readonly requestId: string;
  afterCommit(action: () => void | Promise<void>): void;
}

/**
 * Makes the secrets of letters and sends them. A secret is made when the letter is written and exists only in it:
 * its hash is committed first, then the letter goes. A letter that is lost between the two is sent again by hand.
 */
@Injectable()
export class AccountMail {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly resets: PasswordResetStore,
    private readonly letters: InvitationLetters,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  async invitation(tx: Transaction, publicId: string, context: AfterCommit): Promise<void> {
    const secret = newSecret();
    const secretHash = hashOfSecret(secret);
    const row = await this.invitations.giveSecret(tx, publicId, secretHash);
    if (!row) return;
    const letter = await this.letters.invitation(tx, row, writeToken({ id: publicId, secret }));
    this.send(context, letter, (then) => this.invitations.noteMailed(then, publicId, secretHash));
  }

  async reset(tx: Transaction, id: string, context: AfterCommit): Promise<void> {
    const reset = await this.resets.open(tx, id);
    const known = reset && (await this.letters.isKnown(tx, reset.email));
    if (!reset || !known) return;
    const secret = newSecret();
    await this.resets.giveSecret(tx, id, hashOfSecret(secret));
    this.send(context, this.letters.reset(reset.email, writeToken({ id, secret })));
  }

  private send(
    { outboxId, requestId, afterCommit }: AfterCommit,
    letter: Omit<Mail, 'id'>,
    noted?: (tx: Transaction) => Promise<void>,
  ): void {
    afterCommit(async () => {
      await this.transport.send({ id: outboxId, ...letter });
      if (noted) await this.work.write(systemPrincipal('worker', requestId), noted);
    });
  }
}
