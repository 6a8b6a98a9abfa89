import { Module } from '@nestjs/common';
import { ConsignmentNewsService } from './consignment-news.service.js';
import {
  ConsignmentNewsWorker,
  TransportEstimateWorker,
  TransportNewsWorker,
} from './consignment-news.worker.js';
import { ConsignmentsModule } from './consignments.module.js';
import { MergedRecipientsService } from './merged-recipients.service.js';
import { MergedRecipientsStore } from './merged-recipients.store.js';
import { MergedRecipientsWorker } from './merged-recipients.worker.js';

/** What the worker process has of consignments besides ConsignmentsModule. */
@Module({
  imports: [ConsignmentsModule],
  providers: [
    ConsignmentNewsService,
    ConsignmentNewsWorker,
    TransportNewsWorker,
    TransportEstimateWorker,
    MergedRecipientsStore,
    MergedRecipientsService,
    MergedRecipientsWorker,
  ],
})
export class ConsignmentsWorkerModule {}
