import { Module } from '@nestjs/common';
import { RequestNewsService } from './request-news.service.js';
import { RequestNewsWorker } from './request-news.worker.js';
import { RequestsModule } from './requests.module.js';

/** What the worker process has of requests besides RequestsModule. */
@Module({ imports: [RequestsModule], providers: [RequestNewsService, RequestNewsWorker] })
export class RequestsWorkerModule {}
