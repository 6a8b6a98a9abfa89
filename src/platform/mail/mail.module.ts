import { Global, Module } from '@nestjs/common';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { MAIL_TRANSPORT } from './mail.js';
import { MailFolder } from './mail-folder.js';

/** Provides MAIL_TRANSPORT. The only place that decides which one: a folder is the only one so far. */
@Global()
@Module({
  providers: [
    {
      provide: MAIL_TRANSPORT,
      inject: [SETTINGS],
      useFactory: ({ HUB_MAIL_DIR, HUB_MAIL_FROM }: Settings) => new MailFolder(HUB_MAIL_DIR, HUB_MAIL_FROM),
    },
  ],
  exports: [MAIL_TRANSPORT],
})
export class MailModule {}
