import { Global, Module } from '@nestjs/common';
import { ConsignmentStore } from './consignment.store.js';
import { ConsignmentChangesService } from './consignment-changes.service.js';
import { ConsignmentCreationService } from './consignment-creation.service.js';
import { ConsignmentGoodsService } from './consignment-goods.service.js';
import { ConsignmentJournal } from './consignment-journal.service.js';
import { ConsignmentLinksService } from './consignment-links.service.js';
import { ConsignmentPartiesService } from './consignment-parties.service.js';
import { ConsignmentsService } from './consignments.service.js';

@Global()
@Module({
  providers: [
    ConsignmentStore,
    ConsignmentsService,
    ConsignmentCreationService,
    ConsignmentChangesService,
    ConsignmentJournal,
    ConsignmentGoodsService,
    ConsignmentLinksService,
    ConsignmentPartiesService,
  ],
  exports: [
    ConsignmentsService,
    ConsignmentCreationService,
    ConsignmentChangesService,
    ConsignmentGoodsService,
    ConsignmentJournal,
  ],
})
export class ConsignmentsModule {}
