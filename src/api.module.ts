import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsAuthenticator } from './accounts/accounts.authenticator.js';
import { AccountsApiModule } from './accounts/accounts-api.module.js';
import { AuthenticationModule } from './accounts/authentication.module.js';
import { AttachmentsApiModule } from './attachments/attachments-api.module.js';
import { BooksApiModule } from './books/books-api.module.js';
import { CatalogueApiModule } from './catalogue/catalogue-api.module.js';
import { ColdChainApiModule } from './coldchain/cold-chain-api.module.js';
import { ConsignmentsApiModule } from './consignments/consignments-api.module.js';
import { DispatchesApiModule } from './dispatches/dispatches-api.module.js';
import { HandlingApiModule } from './handling/handling-api.module.js';
import { HistoryModule } from './history/history.module.js';
import { LabelsApiModule } from './labels/labels-api.module.js';
import { ManifestsApiModule } from './manifests/manifests-api.module.js';
import { NoticesApiModule } from './notices/notices-api.module.js';
import { OperationsApiModule } from './operations/operations-api.module.js';
import { PlacesApiModule } from './places/places-api.module.js';
import { CommandsModule } from './platform/commands/commands.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { GraphqlPlatformModule } from './platform/graphql/graphql.module.js';
import { DatabaseProbe } from './platform/http/database.probe.js';
import { HttpPlatformModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { QueuesProbe } from './platform/jobs/queues.probe.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import type { Settings } from './platform/settings/settings.js';
import { SettingsModule } from './platform/settings/settings.module.js';
import { PledgesApiModule } from './pledges/pledges-api.module.js';
import { QualityApiModule } from './quality/quality-api.module.js';
import { RecallApiModule } from './recall/recall-api.module.js';
import { ReceiptApiModule } from './receipt/receipt-api.module.js';
import { ReceivingApiModule } from './receiving/receiving-api.module.js';
import { RequestsApiModule } from './requests/requests-api.module.js';
import { TrackingApiModule } from './tracking/tracking-api.module.js';
import { TransportsApiModule } from './transports/transports-api.module.js';
import { UnitsApiModule } from './units/units-api.module.js';

const FEATURES = [
  HistoryModule,
  PlacesApiModule,
  CatalogueApiModule,
  AccountsApiModule,
  NoticesApiModule,
  AttachmentsApiModule,
  TransportsApiModule,
  PledgesApiModule,
  ConsignmentsApiModule,
  RequestsApiModule,
  UnitsApiModule,
  ReceivingApiModule,
  HandlingApiModule,
  ColdChainApiModule,
  BooksApiModule,
  ReceiptApiModule,
  DispatchesApiModule,
  TrackingApiModule,
  QualityApiModule,
  RecallApiModule,
  ManifestsApiModule,
  LabelsApiModule,
  OperationsApiModule,
];

/** The API process: what answers people. It loads no worker. */
@Module({})
export class ApiModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SettingsModule.with(settings),
        LoggingModule.with(settings),
        DatabaseModule.as('api'),
        CommandsModule,
        JobsModule.forApi(),
        MetricsModule,
        GraphqlPlatformModule.forApi({
          authenticator: AccountsAuthenticator,
          imports: [AuthenticationModule],
        }),
        FilesModule.forProcess(),
        HttpPlatformModule.with({ probes: [DatabaseProbe, QueuesProbe] }),
        ...FEATURES,
      ],
    };
  }
}
