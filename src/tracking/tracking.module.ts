import { Module } from '@nestjs/common';
import { ConsignmentsModule } from '../consignments/consignments.module.js';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ConsignmentEventsService } from './consignment-events.service.js';
import { IncomingService } from './incoming.service.js';
import { PathsService } from './paths.service.js';
import { TrackedFactsService } from './tracked-facts.service.js';

/** What donors and agencies see. It keeps no rows of its own. */
@Module({
  imports: [ConsignmentsModule, DispatchesModule, UnitsModule],
  providers: [PathsService, TrackedFactsService, ConsignmentEventsService, IncomingService],
  exports: [PathsService, ConsignmentEventsService, IncomingService],
})
export class TrackingModule {}
