import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler, OutsideContext } from '../platform/jobs/message.js';
import { MailInvitation } from './account.jobs.js';
import { AccountMail } from './account-mail.service.js';

@HandlesJob(MailInvitation)
export class MailInvitationWorker implements MessageHandler<{ invitationId: string }> {
  constructor(private readonly mail: AccountMail) {}

  reachOut({ invitationId }: { invitationId: string }, context: OutsideContext): Promise<void> {
    return this.mail.invitation(invitationId, context);
  }

  /** The letter has gone: nothing is left to write. */
  handle(): Promise<void> {
    return Promise.resolve();
  }
}
