import { Global, Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { ItemLoader } from './item.loader.js';

/** What the API process has of the catalogue besides CatalogueModule. */
@Global()
@Module({ imports: [CatalogueModule], providers: [CatalogueResolver, ItemLoader], exports: [ItemLoader] })
export class CatalogueApiModule {}
