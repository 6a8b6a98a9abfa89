import { Module } from '@nestjs/common';
import { RecallModule } from './recall.module.js';
import { RecallNewsService } from './recall-news.service.js';
import { RecallNewsWorker } from './recall-news.worker.js';

/** What the worker process has of recalls. */
@Module({ imports: [RecallModule], providers: [RecallNewsService, RecallNewsWorker] })
export class RecallWorkerModule {}
