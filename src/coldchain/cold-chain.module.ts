import { Module } from '@nestjs/common';
import { ColdChainStore } from './cold-chain.store.js';
import { ExpiriesService } from './expiries.service.js';
import { GoodsReadingsService } from './goods-readings.service.js';
import { RecordsService } from './records.service.js';

/** What loggers said of goods, for both processes. */
@Module({
  providers: [ColdChainStore, GoodsReadingsService, RecordsService, ExpiriesService],
  exports: [ColdChainStore, RecordsService, ExpiriesService],
})
export class ColdChainModule {}
