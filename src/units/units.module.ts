import { Global, Module } from '@nestjs/common';
import { BuiltUnitStore } from './built-unit.store.js';
import { ContentStore } from './content.store.js';
import { CorrectionsService } from './corrections.service.js';
import { FoundGoodsService } from './found-goods.service.js';
import { FreeStockService } from './free-stock.service.js';
import { FreeStockStore } from './free-stock.store.js';
import { GuestsService } from './guests.service.js';
import { HoldStore } from './hold.store.js';
import { HoldsService } from './holds.service.js';
import { KinService } from './kin.service.js';
import { LedgerService } from './ledger.service.js';
import { LocationStore } from './location.store.js';
import { LocationsService } from './locations.service.js';
import { NestingService } from './nesting.service.js';
import { NestingStore } from './nesting.store.js';
import { NumberingService } from './numbering.service.js';
import { NumberingStore } from './numbering.store.js';
import { PackingService } from './packing.service.js';
import { PostingStore } from './posting.store.js';
import { RebuildRecord } from './rebuild-record.service.js';
import { RebuildSources } from './rebuild-sources.service.js';
import { RebuildingService } from './rebuilding.service.js';
import { RecallStore } from './recall.store.js';
import { RecallsService } from './recalls.service.js';
import { ReceiptLinesService } from './receipt-lines.service.js';
import { ReceiptLinesStore } from './receipt-lines.store.js';
import { ReversalsService } from './reversals.service.js';
import { RevisionsService } from './revisions.service.js';
import { SightingsService } from './sightings.service.js';
import { UnitStore } from './unit.store.js';
import { UnitEventsStore } from './unit-events.store.js';
import { UnitQueriesService } from './unit-queries.service.js';
import { UnitsService } from './units.service.js';
import { WithdrawalsService } from './withdrawals.service.js';

/** What both processes need of units. */
@Global()
@Module({
  providers: [
    UnitStore,
    UnitEventsStore,
    ContentStore,
    HoldStore,
    LocationStore,
    PostingStore,
    GuestsService,
    LedgerService,
    BuiltUnitStore,
    RebuildSources,
    RebuildRecord,
    RebuildingService,
    ReversalsService,
    RevisionsService,
    CorrectionsService,
    NestingStore,
    NestingService,
    SightingsService,
    KinService,
    WithdrawalsService,
    PackingService,
    NumberingStore,
    NumberingService,
    UnitsService,
    HoldsService,
    FreeStockStore,
    FreeStockService,
    RecallStore,
    RecallsService,
    FoundGoodsService,
    ReceiptLinesStore,
    ReceiptLinesService,
    LocationsService,
    UnitQueriesService,
  ],
  exports: [
    NumberingService,
    NestingService,
    PackingService,
    KinService,
    WithdrawalsService,
    CorrectionsService,
    RevisionsService,
    UnitsService,
    LedgerService,
    RebuildingService,
    HoldsService,
    FreeStockService,
    RecallsService,
    FoundGoodsService,
    ReceiptLinesService,
    LocationsService,
    UnitQueriesService,
  ],
})
export class UnitsModule {}
