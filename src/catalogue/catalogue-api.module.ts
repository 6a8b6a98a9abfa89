import { Global, Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { ItemLoader } from './item.loader.js';
import { ItemFactsLoader } from './item-facts.loader.js';
import { ItemFactsResolver } from './item-facts.resolver.js';

/** What the API process has of the catalogue besides CatalogueModule. */
@Global()
@Module({
  imports: [CatalogueModule],
  providers: [CatalogueResolver, ItemFactsResolver, ItemLoader, ItemFactsLoader],
  exports: [ItemLoader],
})
export class CatalogueApiModule {}
