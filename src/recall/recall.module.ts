import { Module } from '@nestjs/common';
import { ConsignmentsModule } from '../consignments/consignments.module.js';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { UnitsModule } from '../units/units.module.js';
import { TraceService } from './trace.service.js';

/** Where a lot is and was, for both processes. */
@Module({
  imports: [UnitsModule, DispatchesModule, ConsignmentsModule],
  providers: [TraceService],
  exports: [TraceService, UnitsModule, ConsignmentsModule],
})
export class RecallModule {}
