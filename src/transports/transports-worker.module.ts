import { Module } from '@nestjs/common';
import { MergedCarriersService } from './merged-carriers.service.js';
import { MergedCarriersStore } from './merged-carriers.store.js';
import { MergedCarriersWorker } from './merged-carriers.worker.js';
import { TransportOverdueWorker } from './transport-overdue.worker.js';
import { TransportsModule } from './transports.module.js';

/** What the worker process has of transports besides TransportsModule. */
@Module({
  imports: [TransportsModule],
  providers: [TransportOverdueWorker, MergedCarriersStore, MergedCarriersService, MergedCarriersWorker],
})
export class TransportsWorkerModule {}
