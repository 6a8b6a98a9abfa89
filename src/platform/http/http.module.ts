import { type DynamicModule, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RatesModule } from '../rates/rates.module.js';
import { AddressToll } from './address-toll.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { HEALTH_PROBES, type HealthProbe, PROBE_LIMIT } from './health-probe.js';
import { ProblemsFilter } from './problems.filter.js';

export interface HttpPlatformOptions {
  /** Probe classes. They are made here; what they inject comes from global modules or from `imports`. */
  readonly probes: readonly Type<HealthProbe>[];
  readonly imports?: ModuleMetadata['imports'];
  /** Milliseconds per probe. */
  readonly probeLimit?: number;
}

/** The HTTP door: health, and answers to whatever goes wrong before a feature is reached. */
@Module({})
export class HttpPlatformModule {
  static with({ probes, imports = [], probeLimit = 2_000 }: HttpPlatformOptions): DynamicModule {
    return {
      module: HttpPlatformModule,
      imports: [RatesModule, ...imports],
      controllers: [HealthController],
      providers: [
        ...probes,
        { provide: HEALTH_PROBES, inject: [...probes], useFactory: (...made: HealthProbe[]) => made },
        { provide: PROBE_LIMIT, useValue: probeLimit },
        HealthService,
        AddressToll,
        { provide: APP_FILTER, useClass: ProblemsFilter },
      ],
    };
  }
}
