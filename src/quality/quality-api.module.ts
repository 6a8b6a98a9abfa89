import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ColdChainModule } from '../coldchain/cold-chain.module.js';
import { UnitsModule } from '../units/units.module.js';
import { AcceptanceLoader } from './acceptance.loader.js';
import { ExceptionsService } from './exceptions.service.js';
import { FreeStockResolver } from './free-stock.resolver.js';
import { FreeStockQueries } from './free-stock-queries.service.js';
import { FreshGoods } from './fresh-goods.service.js';
import { QualityModule } from './quality.module.js';
import {
  ConsignmentAcceptanceResolver,
  ExceptionsResolver,
  UnitAcceptanceResolver,
} from './quality.resolver.js';
import { ToldExceptions } from './told-exceptions.service.js';

@Module({
  imports: [QualityModule, CatalogueModule, ColdChainModule, UnitsModule],
  providers: [
    ToldExceptions,
    ExceptionsService,
    FreshGoods,
    FreeStockQueries,
    FreeStockResolver,
    AcceptanceLoader,
    ExceptionsResolver,
    UnitAcceptanceResolver,
    ConsignmentAcceptanceResolver,
  ],
})
export class QualityApiModule {}
