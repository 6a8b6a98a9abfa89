import { type DynamicModule, Module } from '@nestjs/common';
import { HistoryModule } from './history/history.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { SettingsModule } from './platform/settings/settings.module.js';
import type { Settings } from './platform/settings/settings.js';
import { UnitsModule } from './units/units.module.js';

@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.with(settings),
        LoggingModule.with(settings),
        DatabaseModule.as('worker'),
        JobsModule.forWorker(),
        HistoryModule,
        UnitsModule,
      ],
    };
  }
}
