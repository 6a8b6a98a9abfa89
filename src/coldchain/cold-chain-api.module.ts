import { Module } from '@nestjs/common';
import { AlarmsService } from './alarms.service.js';
import { ColdChainLoader } from './cold-chain.loader.js';
import {
  EffectiveExpiryResolver,
  StabilityBudgetResolver,
  TemperaturesResolver,
  UnitTemperatureResolver,
} from './cold-chain.resolver.js';
import { ColdChainStore } from './cold-chain.store.js';
import { RecordsService } from './records.service.js';
import { TemperaturesService } from './temperatures.service.js';

/** Temperatures that people and loggers tell: only the API process takes them. */
@Module({
  providers: [
    ColdChainStore,
    AlarmsService,
    TemperaturesService,
    RecordsService,
    ColdChainLoader,
    TemperaturesResolver,
    UnitTemperatureResolver,
    EffectiveExpiryResolver,
    StabilityBudgetResolver,
  ],
})
export class ColdChainApiModule {}
