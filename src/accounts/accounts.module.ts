import { Global, Module } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { MergedNamesService } from './merged-names.service.js';
import { OrganisationStore } from './organisation.store.js';
import { ShareStore } from './share.store.js';
import { SharesService } from './shares.service.js';

/** Organisations and shares: what every process needs. */
@Global()
@Module({
  providers: [AccountsService, OrganisationStore, SharesService, ShareStore, MergedNamesService],
  exports: [AccountsService, OrganisationStore, SharesService, MergedNamesService],
})
export class AccountsModule {}
