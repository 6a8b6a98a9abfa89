import { Module } from '@nestjs/common';
import { AttachmentsApiModule } from '../attachments/attachments-api.module.js';
import { QualityModule } from '../quality/quality.module.js';
import { ArrivalsService } from '../receiving/arrivals.service.js';
import { ReceivingApiModule } from '../receiving/receiving-api.module.js';
import { UnitsModule } from '../units/units.module.js';
import { CancellingService } from './cancelling.service.js';
import { DeliveriesResolver } from './deliveries.resolver.js';
import { DeliveriesService } from './deliveries.service.js';
import { DispatchLoader } from './dispatch.loader.js';
import { DispatchAttachmentsResolver, ProofAttachmentsResolver } from './dispatch-attachments.resolver.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchFieldsResolver } from './dispatch-fields.resolver.js';
import { DispatchFiles } from './dispatch-files.service.js';
import { DispatchesModule } from './dispatches.module.js';
import { DispatchesResolver } from './dispatches.resolver.js';
import { Dock } from './dock.service.js';
import { DraftsResolver } from './drafts.resolver.js';
import { DraftsService } from './drafts.service.js';
import { LateLoading } from './late-loading.service.js';
import { LoadingResolver } from './loading.resolver.js';
import { LoadingService } from './loading.service.js';
import { LoadingRecord } from './loading-record.service.js';
import { LoadingScans } from './loading-scans.service.js';
import { PlanningRequests } from './planning-requests.service.js';
import { LegFieldsResolver, ProofFieldsResolver } from './proof-fields.resolver.js';
import { ReturnedGoodsService } from './returned-goods.service.js';
import { ReturnsService } from './returns.service.js';
import { TransportDispatchesLoader } from './transport-dispatches.loader.js';
import { TransportDispatchesResolver } from './transport-dispatches.resolver.js';

/** What the API process has of dispatches besides DispatchesModule: the verbs and what people see. */
@Module({
  imports: [DispatchesModule, QualityModule, UnitsModule, AttachmentsApiModule, ReceivingApiModule],
  providers: [
    ArrivalsService,
    DispatchCommands,
    DraftsService,
    PlanningRequests,
    Dock,
    LoadingRecord,
    LateLoading,
    LoadingService,
    LoadingScans,
    DeliveriesService,
    CancellingService,
    DispatchFiles,
    ReturnedGoodsService,
    ReturnsService,
    DispatchLoader,
    DispatchesResolver,
    DispatchFieldsResolver,
    DraftsResolver,
    LoadingResolver,
    DeliveriesResolver,
    ProofFieldsResolver,
    DispatchAttachmentsResolver,
    ProofAttachmentsResolver,
    LegFieldsResolver,
    TransportDispatchesLoader,
    TransportDispatchesResolver,
  ],
  exports: [DispatchLoader],
})
export class DispatchesApiModule {}
