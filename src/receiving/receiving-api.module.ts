import { Module } from '@nestjs/common';
import { AnnouncedUnitsService } from './announced-units.service.js';
import { AnnouncementReader } from './announcement-reader.service.js';
import { AnnouncementRevisionsService } from './announcement-revisions.service.js';
import { AnnouncementsResolver } from './announcements.resolver.js';
import { AnnouncementsService } from './announcements.service.js';
import { ArrivalsService } from './arrivals.service.js';
import { CountsService } from './counts.service.js';
import { DecodingResolver } from './decoding.resolver.js';
import { IdentificationService } from './identification.service.js';
import { ManifestChecker } from './manifest-checker.service.js';
import { ManifestsResolver } from './manifests.resolver.js';
import { ManifestsService } from './manifests.service.js';
import { PalletHoldsService } from './pallet-holds.service.js';
import { ReceiptsService } from './receipts.service.js';
import { ReceivingResolver } from './receiving.resolver.js';
import { ReceivingService } from './receiving.service.js';
import { RecordScansResolver } from './record-scans.resolver.js';
import { RecordScansService } from './record-scans.service.js';
import { RecordScansStore } from './record-scans.store.js';
import { AnnouncementRevisionsResolver } from './revisions.resolver.js';
import { ScanActs } from './scan-acts.service.js';
import { ScanDeeds } from './scan-deeds.service.js';
import { ScanLoader } from './scan-loading.service.js';
import { UnannouncedGoods } from './unannounced-goods.service.js';

/** Announcing, receiving and counting: only the API process does it. */
@Module({
  providers: [
    AnnouncementsService,
    AnnouncementsResolver,
    AnnouncementRevisionsService,
    AnnouncementRevisionsResolver,
    IdentificationService,
    AnnouncementReader,
    AnnouncedUnitsService,
    ManifestChecker,
    ManifestsService,
    ManifestsResolver,
    ArrivalsService,
    CountsService,
    UnannouncedGoods,
    ReceiptsService,
    ReceivingService,
    PalletHoldsService,
    ReceivingResolver,
    RecordScansStore,
    RecordScansService,
    ScanActs,
    ScanDeeds,
    ScanLoader,
    RecordScansResolver,
    DecodingResolver,
  ],
  exports: [AnnouncementReader, AnnouncedUnitsService, ScanLoader],
})
export class ReceivingApiModule {}
