import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsWorkerModule } from './accounts/accounts-worker.module.js';
import { AttachmentsWorkerModule } from './attachments/attachments-worker.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ConsignmentsModule } from './consignments/consignments.module.js';
import { ConsignmentsWorkerModule } from './consignments/consignments-worker.module.js';
import { DemoWorkerModule } from './console/demo/demo-worker.module.js';
import { DispatchesModule } from './dispatches/dispatches.module.js';
import { DispatchesWorkerModule } from './dispatches/dispatches-worker.module.js';
import { HistoryModule } from './history/history.module.js';
import { HistoryWorkerModule } from './history/history-worker.module.js';
import { LabelsWorkerModule } from './labels/labels-worker.module.js';
import { ManifestsWorkerModule } from './manifests/manifests-worker.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PlacesModule } from './places/places.module.js';
import { CommandsModule } from './platform/commands/commands.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import type { Settings } from './platform/settings/settings.js';
import { SettingsModule } from './platform/settings/settings.module.js';
import { PledgesModule } from './pledges/pledges.module.js';
import { PledgesWorkerModule } from './pledges/pledges-worker.module.js';
import { QualityWorkerModule } from './quality/quality-worker.module.js';
import { RecallWorkerModule } from './recall/recall-worker.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { RequestsWorkerModule } from './requests/requests-worker.module.js';
import { TrackingWorkerModule } from './tracking/tracking-worker.module.js';
import { TransportsModule } from './transports/transports.module.js';
import { TransportsWorkerModule } from './transports/transports-worker.module.js';
import { UnitsModule } from './units/units.module.js';
import { UnitsWorkerModule } from './units/units-worker.module.js';

const FEATURES = [
  HistoryModule,
  HistoryWorkerModule,
  PlacesModule,
  CatalogueModule,
  AccountsModule,
  AccountsWorkerModule,
  NoticesModule,
  AttachmentsWorkerModule,
  TransportsModule,
  TransportsWorkerModule,
  PledgesModule,
  PledgesWorkerModule,
  ConsignmentsModule,
  ConsignmentsWorkerModule,
  RequestsModule,
  RequestsWorkerModule,
  UnitsModule,
  UnitsWorkerModule,
  QualityWorkerModule,
  DispatchesModule,
  DispatchesWorkerModule,
  TrackingWorkerModule,
  RecallWorkerModule,
  ManifestsWorkerModule,
  LabelsWorkerModule,
];

/** The worker process: relay, jobs, subscribers, timers; on a demo hub its simulated carrier. It serves nobody. */
@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.with(settings),
        LoggingModule.with(settings),
        DatabaseModule.as('worker'),
        CommandsModule,
        JobsModule.forWorker(),
        FilesModule.forProcess(),
        MetricsModule,
        ...FEATURES,
        ...(settings.HUB_DEMO ? [DemoWorkerModule] : []),
      ],
    };
  }
}
