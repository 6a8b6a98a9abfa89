import { Module } from '@nestjs/common';
import { TransportOverdueWorker } from './transport-overdue.worker.js';
import { TransportsModule } from './transports.module.js';

/** What the worker process has of transports besides TransportsModule. */
@Module({ imports: [TransportsModule], providers: [TransportOverdueWorker] })
export class TransportsWorkerModule {}
