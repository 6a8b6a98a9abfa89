import { Module } from '@nestjs/common';
import { MailModule } from '../platform/mail/mail.module.js';
import { AccountMail } from './account-mail.service.js';
import { AccountsModule } from './accounts.module.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationLetters } from './invitation-letters.js';
import { MailInvitationWorker } from './mail-invitation.worker.js';
import { MailPasswordResetWorker } from './mail-password-reset.worker.js';
import { MemberStore } from './member.store.js';
import { PasswordResetStore } from './password-reset.store.js';

/** What the worker process has of accounts besides AccountsModule: the letters. */
@Module({
  imports: [AccountsModule, MailModule],
  providers: [
    AccountMail,
    InvitationLetters,
    InvitationStore,
    MailInvitationWorker,
    MailPasswordResetWorker,
    MemberStore,
    PasswordResetStore,
  ],
})
export class AccountsWorkerModule {}
