import { Module } from '@nestjs/common';
import { AlarmsService } from './alarms.service.js';
import { ColdChainLoader } from './cold-chain.loader.js';
import { ColdChainModule } from './cold-chain.module.js';
import {
  EffectiveExpiryResolver,
  StabilityBudgetResolver,
  TemperaturesResolver,
  UnitTemperatureResolver,
} from './cold-chain.resolver.js';
import { TemperaturesService } from './temperatures.service.js';

/** Temperatures that people and loggers tell: only the API process takes them. */
@Module({
  imports: [ColdChainModule],
  providers: [
    AlarmsService,
    TemperaturesService,
    ColdChainLoader,
    TemperaturesResolver,
    UnitTemperatureResolver,
    EffectiveExpiryResolver,
    StabilityBudgetResolver,
  ],
})
export class ColdChainApiModule {}
