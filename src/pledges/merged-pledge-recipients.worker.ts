import { OrganisationMerged } from '../accounts/organisation.events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { MergedPledgeRecipientsService } from './merged-pledge-recipients.service.js';

type Merged = (typeof OrganisationMerged.payload)['_output'];

@SubscribesTo(OrganisationMerged, { subscriber: 'pledges.organisation-merged', queue: 'dispatches' })
export class MergedPledgeRecipientsWorker implements MessageHandler<Merged> {
  constructor(private readonly merged: MergedPledgeRecipientsService) {}

  handle(tx: Transaction, { provisional, into }: Merged): Promise<void> {
    return this.merged.follow(tx, provisional, into);
  }
}
