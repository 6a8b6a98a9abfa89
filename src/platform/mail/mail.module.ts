import { Global, Module } from '@nestjs/common';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { MAIL_TRANSPORT } from './mail.js';
import { MailFolder } from './mail-folder.js';
import { SmtpMail } from './smtp-mail.js';

/** Provides MAIL_TRANSPORT: a server, or a folder where none is set. The only place that decides which one. */
@Global()
@Module({
  providers: [
    {
      provide: MAIL_TRANSPORT,
      inject: [SETTINGS],
      useFactory: ({ SMTP_URL, HUB_MAIL_DIR, HUB_MAIL_FROM }: Settings) =>
        SMTP_URL ? new SmtpMail(SMTP_URL, HUB_MAIL_FROM) : new MailFolder(HUB_MAIL_DIR, HUB_MAIL_FROM),
    },
  ],
  exports: [MAIL_TRANSPORT],
})
export class MailModule {}
