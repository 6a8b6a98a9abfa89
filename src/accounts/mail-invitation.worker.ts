import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { MailInvitation } from './account.jobs.js';
import { AccountMail } from './account-mail.service.js';

@HandlesJob(MailInvitation)
export class MailInvitationWorker implements MessageHandler<{ invitationId: string }> {
  constructor(private readonly mail: AccountMail) {}

  handle(
    tx: Transaction,
    { invitationId }: { invitationId: string },
    context: DeliveryContext,
  ): Promise<void> {
    return this.mail.invitation(tx, invitationId, context);
  }
}
