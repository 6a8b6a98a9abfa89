import { Module } from '@nestjs/common';
import { ConsignmentNewsService } from './consignment-news.service.js';
import {
  ConsignmentNewsWorker,
  TransportEstimateWorker,
  TransportNewsWorker,
} from './consignment-news.worker.js';
import { ConsignmentsModule } from './consignments.module.js';

/** What the worker process has of consignments besides ConsignmentsModule. */
@Module({
  imports: [ConsignmentsModule],
  providers: [ConsignmentNewsService, ConsignmentNewsWorker, TransportNewsWorker, TransportEstimateWorker],
})
export class ConsignmentsWorkerModule {}
