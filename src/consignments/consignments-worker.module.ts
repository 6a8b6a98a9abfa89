import { Module } from '@nestjs/common';
import { ConsignmentNewsService } from './consignment-news.service.js';
import { ConsignmentNewsWorker, TransportNewsWorker } from './consignment-news.worker.js';
import { ConsignmentsModule } from './consignments.module.js';

/** What the worker process has of consignments besides ConsignmentsModule. */
@Module({
  imports: [ConsignmentsModule],
  providers: [ConsignmentNewsService, ConsignmentNewsWorker, TransportNewsWorker],
})
export class ConsignmentsWorkerModule {}
