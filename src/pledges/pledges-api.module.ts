import { Module } from '@nestjs/common';
import { PledgeLoader } from './pledge.loader.js';
import { PledgeStore } from './pledge.store.js';
import { PledgeJournal } from './pledge-journal.service.js';
import { PledgeLinesService } from './pledge-lines.service.js';
import { PledgesModule } from './pledges.module.js';
import {
  PledgedItemFieldsResolver,
  PledgeFieldsResolver,
  PledgeLineFieldsResolver,
  PledgesResolver,
} from './pledges.resolver.js';
import { PledgingService } from './pledging.service.js';

/** What the API process has of pledges besides PledgesModule: the worker loads no resolver. */
@Module({
  imports: [PledgesModule],
  providers: [
    PledgeStore,
    PledgeLinesService,
    PledgeJournal,
    PledgingService,
    PledgeLoader,
    PledgesResolver,
    PledgeFieldsResolver,
    PledgeLineFieldsResolver,
    PledgedItemFieldsResolver,
  ],
})
export class PledgesApiModule {}
