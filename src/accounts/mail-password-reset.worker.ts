import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler, OutsideContext } from '../platform/jobs/message.js';
import { MailPasswordReset } from './account.jobs.js';
import { AccountMail } from './account-mail.service.js';

@HandlesJob(MailPasswordReset)
export class MailPasswordResetWorker implements MessageHandler<{ resetId: string }> {
  constructor(private readonly mail: AccountMail) {}

  reachOut({ resetId }: { resetId: string }, context: OutsideContext): Promise<void> {
    return this.mail.reset(resetId, context);
  }

  /** The letter has gone: nothing is left to write. */
  handle(): Promise<void> {
    return Promise.resolve();
  }
}
