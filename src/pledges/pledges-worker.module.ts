import { Module } from '@nestjs/common';
import { MergedPledgeRecipientsService } from './merged-pledge-recipients.service.js';
import { MergedPledgeRecipientsStore } from './merged-pledge-recipients.store.js';
import { MergedPledgeRecipientsWorker } from './merged-pledge-recipients.worker.js';

/** What the worker process has of pledges. */
@Module({
  providers: [MergedPledgeRecipientsStore, MergedPledgeRecipientsService, MergedPledgeRecipientsWorker],
})
export class PledgesWorkerModule {}
