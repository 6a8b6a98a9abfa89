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
interface OfDelivery {
  readonly outboxId: string;
  readonly requestId: string;
}

interface Written {
  readonly letter: Omit<Mail, 'id'>;
  readonly secretHash: Buffer;
}

/** Letters that are tried at once, at the most that one process remembers. */
const MOST_REMEMBERED = 1_000;

/**
 * Makes the secrets of letters and sends them, at least once. A secret is made when the letter is written and exists
 * only in it: its hash is committed first, then the letter goes. A letter that did not go is tried again, in the same
 * process as the same letter; after the process died with a new secret, and so as another letter: a mail server that
 * throws away what it had before must not throw away the only one that still opens.
 */
@Injectable()
export class AccountMail {
  private readonly secrets = new Map<string, string>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationStore,
    private readonly resets: PasswordResetStore,
    private readonly letters: InvitationLetters,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  /** @throws Error, or Refused MAIL_NOT_TAKEN, when the letter did not go */
  async invitation(publicId: string, delivery: OfDelivery): Promise<void> {
    const secret = this.secretOf(delivery);
    const secretHash = hashOfSecret(secret);
    const written = await this.inWork(delivery, async (tx) => {
      const row = await this.invitations.giveSecret(tx, publicId, secretHash);
      if (!row) return null;
      return {
        letter: await this.letters.invitation(tx, row, writeToken({ id: publicId, secret })),
        secretHash,
      };
    });
    if (!written) return;
    await this.send(delivery, written);
    await this.inWork(delivery, (tx) => this.invitations.noteMailed(tx, publicId, secretHash));
  }

  /** @throws Error, or Refused MAIL_NOT_TAKEN, when the letter did not go */
  async reset(id: string, delivery: OfDelivery): Promise<void> {
    const secret = this.secretOf(delivery);
    const secretHash = hashOfSecret(secret);
    const written = await this.inWork(delivery, async (tx) => {
      const reset = await this.resets.open(tx, id);
      const known = reset && (await this.letters.isKnown(tx, reset.email));
      if (!reset || !known) return null;
      await this.resets.giveSecret(tx, id, secretHash);
      return { letter: this.letters.reset(reset.email, writeToken({ id, secret })), secretHash };
    });
    if (written) await this.send(delivery, written);
  }

  private async send({ outboxId }: OfDelivery, { letter, secretHash }: Written): Promise<void> {
    const id = `${outboxId}.${secretHash.toString('hex').slice(0, 12)}`;
    await this.transport.send({ id, ...letter });
    this.secrets.delete(outboxId);
  }

  private secretOf({ outboxId }: OfDelivery): string {
    const known = this.secrets.get(outboxId);
    if (known) return known;
    if (this.secrets.size >= MOST_REMEMBERED) this.secrets.clear();
    const secret = newSecret();
    this.secrets.set(outboxId, secret);
    return secret;
  }

  private inWork<Result>(
    { requestId }: OfDelivery,
    work: (tx: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.work.write(systemPrincipal('worker', requestId), work);
  }
}
