import { Global, Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';
import { CatalogueStore } from './catalogue.store.js';

@Global()
@Module({ providers: [CatalogueService, CatalogueStore], exports: [CatalogueService] })
export class CatalogueModule {}
