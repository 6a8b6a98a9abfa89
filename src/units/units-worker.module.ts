import { Module } from '@nestjs/common';
import { UnitsModule } from './units.module.js';
import { WithdrawalsWorker } from './withdrawals.worker.js';

/** What the worker process has of units besides UnitsModule. */
@Module({ imports: [UnitsModule], providers: [WithdrawalsWorker] })
export class UnitsWorkerModule {}
