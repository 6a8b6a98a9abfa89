import { Global, Inject, Injectable, Module, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { installationName } from '../bus/installation-name.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { AllowanceStore } from './allowance.store.js';
import { Leases } from './leases.js';
import { payerDigest } from './payer-digest.js';
import { ProcessAllowances } from './process-allowances.js';
import { RateLimits } from './rate-limits.js';
import { RedisAllowances } from './redis-allowances.js';
import { SurvivingAllowances, type Tier } from './surviving-allowances.js';

/** Where the allowances of this process are drawn from. */
@Injectable()
class Places implements OnApplicationShutdown {
  readonly leases: Leases;
  private readonly redis?: RedisAllowances;

  constructor(@Inject(SETTINGS) settings: Settings, @Optional() work?: UnitOfWork) {
    const digest = payerDigest(settings.TOKEN_SECRET ?? '');
    const own = new ProcessAllowances();
    if (settings.REDIS_URL)
      this.redis = new RedisAllowances(settings.REDIS_URL, `${installationName(settings)}:rate:`, digest);
    const tiers: Tier[] = [{ name: 'this process', allowances: own }];
    if (work) tiers.unshift({ name: 'Postgres', allowances: new AllowanceStore(work, digest) });
    if (this.redis) tiers.unshift({ name: 'Redis', allowances: this.redis });
    this.leases = new Leases(new SurvivingAllowances(tiers), own);
  }

  onApplicationShutdown(): void {
    this.redis?.end();
  }
}

/** How much may be asked for, by whom. SettingsModule must be there; DatabaseModule where processes share the count. */
@Global()
@Module({
  providers: [
    Places,
    { provide: Leases, inject: [Places], useFactory: ({ leases }: Places) => leases },
    RateLimits,
  ],
  exports: [RateLimits],
})
export class RatesModule {}
