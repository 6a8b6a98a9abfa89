import { Global, Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';
import { CatalogueStore } from './catalogue.store.js';
import { ItemFactsService } from './item-facts.service.js';
import { ItemFactsStore } from './item-facts.store.js';

@Global()
@Module({
  providers: [CatalogueService, CatalogueStore, ItemFactsService, ItemFactsStore],
  exports: [CatalogueService, ItemFactsService],
})
export class CatalogueModule {}
