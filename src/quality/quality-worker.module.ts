import { Module } from '@nestjs/common';
import { QualityModule } from './quality.module.js';
import { QualityExpiryWorker } from './quality-expiry.worker.js';
import { QualityTemperaturesWorker } from './quality-temperatures.worker.js';
import { QualityUnitsWorker } from './quality-units.worker.js';
import { QualityWatch } from './quality-watch.service.js';
import { RecordedUnits } from './recorded-units.service.js';

/** What the worker process has of quality: it holds what breaks a rule. */
@Module({
  imports: [QualityModule],
  providers: [
    QualityWatch,
    RecordedUnits,
    QualityUnitsWorker,
    QualityTemperaturesWorker,
    QualityExpiryWorker,
  ],
})
export class QualityWorkerModule {}
