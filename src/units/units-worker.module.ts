import { Module } from '@nestjs/common';
import { RecalledArrivalsWorker } from './recalled-arrivals.worker.js';
import { UnitsModule } from './units.module.js';
import { WithdrawalsWorker } from './withdrawals.worker.js';

/** What the worker process has of units besides UnitsModule. */
@Module({ imports: [UnitsModule], providers: [WithdrawalsWorker, RecalledArrivalsWorker] })
export class UnitsWorkerModule {}
