import { Module } from '@nestjs/common';
import { MergedRequestersService } from './merged-requesters.service.js';
import { MergedRequestersStore } from './merged-requesters.store.js';
import { MergedRequestersWorker } from './merged-requesters.worker.js';
import { RequestNewsService } from './request-news.service.js';
import { RequestNewsWorker } from './request-news.worker.js';
import { RequestsModule } from './requests.module.js';

/** What the worker process has of requests besides RequestsModule. */
@Module({
  imports: [RequestsModule],
  providers: [
    RequestNewsService,
    RequestNewsWorker,
    MergedRequestersStore,
    MergedRequestersService,
    MergedRequestersWorker,
  ],
})
export class RequestsWorkerModule {}
