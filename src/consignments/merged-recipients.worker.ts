import { OrganisationMerged } from '../accounts/organisation.events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { MergedRecipientsService } from './merged-recipients.service.js';

type Merged = (typeof OrganisationMerged.payload)['_output'];

@SubscribesTo(OrganisationMerged, { subscriber: 'consignments.organisation-merged', queue: 'dispatches' })
export class MergedRecipientsWorker implements MessageHandler<Merged> {
  constructor(private readonly merged: MergedRecipientsService) {}

  handle(tx: Transaction, { provisional, into }: Merged): Promise<void> {
    return this.merged.follow(tx, provisional, into);
  }
}
