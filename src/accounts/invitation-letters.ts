import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Mail } from '../platform/mail/mail.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { AccountsService } from './accounts.service.js';
import type { Invitation } from './invitation.entity.js';
import { MemberStore } from './member.store.js';
import { RESET_MINUTES } from './password-reset.store.js';

type Letter = Omit<Mail, 'id'>;

/** What the letters say. */
@Injectable()
export class InvitationLetters {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'HUB_PUBLIC_URL'>,
    private readonly accounts: AccountsService,
    private readonly members: MemberStore,
  ) {}

  async isKnown(tx: Transaction, email: string): Promise<boolean> {
    return (await this.members.byEmail(tx, email)) !== null;
  }

  async invitation(tx: Transaction, row: Invitation, token: string): Promise<Letter> {
    const organisation = await this.accounts.organisationById(tx, row.organisationId);
    const name = organisation?.name ?? 'an organisation';
    const lines = [
      `${name} invites you to Liège Hub, as ${row.roles.join(' and ').toLowerCase()}.`,
      '',
      `The hub is at ${this.settings.HUB_PUBLIC_URL}. Accept with this token (acceptInvitation):`,
      '',
      token,
      '',
      `It is good once, until ${row.expiresAt.toISOString()}. Give it to nobody.`,
      'If you do not know what this is about, do nothing.',
    ];
    return { to: row.email, subject: `${name} invites you to Liège Hub`, text: `${lines.join('\n')}\n` };
  }

  reset(email: string, token: string): Letter {
    const lines = [
      `Somebody asked for a new password for ${email}, at ${this.settings.HUB_PUBLIC_URL}.`,
      '',
      'Choose one with this token (resetPassword):',
      '',
      token,
      '',
      `It is good once, for ${RESET_MINUTES} minutes. If it was not you, do nothing: your password stays.`,
    ];
    return { to: email, subject: 'A new password for Liège Hub', text: `${lines.join('\n')}\n` };
  }
}
