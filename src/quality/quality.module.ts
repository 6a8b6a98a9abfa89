import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ColdChainModule } from '../coldchain/cold-chain.module.js';
import { ConsignmentsModule } from '../consignments/consignments.module.js';
import { UnitsModule } from '../units/units.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { AcceptanceStore } from './acceptance.store.js';
import { AcceptanceFactsService } from './acceptance-facts.service.js';
import { AcceptanceGate } from './acceptance-gate.service.js';
import { ArrivalsOfGoods } from './arrivals-of-goods.service.js';
import { InheritedJudgements } from './inherited-judgements.service.js';
import { QualityHolds } from './quality-holds.service.js';

/** What pallets must be like, for both processes. */
@Module({
  imports: [CatalogueModule, ColdChainModule, ConsignmentsModule, UnitsModule],
  providers: [
    AcceptanceStore,
    ArrivalsOfGoods,
    AcceptanceFactsService,
    AcceptanceService,
    InheritedJudgements,
    QualityHolds,
    AcceptanceGate,
  ],
  exports: [AcceptanceStore, AcceptanceService, AcceptanceGate, QualityHolds],
})
export class QualityModule {}
