import { Global, Module } from '@nestjs/common';
import { RequestStore } from './request.store.js';
import { RequestBalancesService } from './request-balances.service.js';
import { RequestChangesService } from './request-changes.service.js';
import { RequestJournal } from './request-journal.service.js';
import { RequestPartiesService } from './request-parties.service.js';
import { RequestRevisionService } from './request-revision.service.js';
import { RequestsService } from './requests.service.js';

@Global()
@Module({
  providers: [
    RequestStore,
    RequestsService,
    RequestChangesService,
    RequestRevisionService,
    RequestBalancesService,
    RequestJournal,
    RequestPartiesService,
  ],
  exports: [RequestsService, RequestChangesService, RequestBalancesService],
})
export class RequestsModule {}
