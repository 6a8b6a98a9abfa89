import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { DeliveryContext, MessageHandler } from '../platform/jobs/message.js';
import { MailPasswordReset } from './account.jobs.js';
import { AccountMail } from './account-mail.service.js';

@HandlesJob(MailPasswordReset)
export class MailPasswordResetWorker implements MessageHandler<{ resetId: string }> {
  constructor(private readonly mail: AccountMail) {}

  handle(tx: Transaction, { resetId }: { resetId: string }, context: DeliveryContext): Promise<void> {
    return this.mail.reset(tx, resetId, context);
  }
}
