import { Module } from '@nestjs/common';
import { ConsignmentsApiModule } from '../consignments/consignments-api.module.js';
import { DispatchesApiModule } from '../dispatches/dispatches-api.module.js';
import { RecallModule } from './recall.module.js';
import { RecallResolver, TracedGoodsResolver } from './recall.resolver.js';
import { RecallService } from './recall.service.js';
import { RecallsLoader } from './recalls.loader.js';

@Module({
  imports: [RecallModule, ConsignmentsApiModule, DispatchesApiModule],
  providers: [RecallService, RecallsLoader, RecallResolver, TracedGoodsResolver],
})
export class RecallApiModule {}
