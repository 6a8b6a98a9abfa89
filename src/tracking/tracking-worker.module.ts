import { Module } from '@nestjs/common';
import { UnitNewsService } from './unit-news.service.js';
import { UnitNewsWorker } from './unit-news.worker.js';

/** What the worker process has of tracking. */
@Module({ providers: [UnitNewsService, UnitNewsWorker] })
export class TrackingWorkerModule {}
