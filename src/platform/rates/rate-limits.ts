import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../principal/principal.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import type { Budget } from './allowance.js';
import { Leases } from './leases.js';
import { networkOf } from './network-of.js';
import { RateLimited } from './rate-limited.js';

/** Who pays for a request, and out of what. */
export interface Payer {
  readonly name: string;
  readonly budget: Budget;
}

const MINUTE = 60;

type Rates = Pick<Settings, 'RATE_LIMIT_MEMBER' | 'RATE_LIMIT_DEVICE' | 'RATE_LIMIT_ADDRESS'>;

/**
 * Every request costs a point, every operation its estimated cost on top. Who is signed in pays for himself, however
 * many share his address; who is not pays for his address.
 */
@Injectable()
export class RateLimits {
  constructor(
    private readonly leases: Leases,
    @Inject(SETTINGS) private readonly rates: Rates,
  ) {}

  principal({ kind, actorId }: Principal, address: string): Payer {
    if (actorId === 0) return this.address(address);
    const points = kind === 'device' ? this.rates.RATE_LIMIT_DEVICE : this.rates.RATE_LIMIT_MEMBER;
    return { name: `${kind} ${actorId}`, budget: { points, seconds: MINUTE } };
  }

  /** @param use keeps apart what is counted for one address for several reasons */
  address(address: string, use = 'address'): Payer {
    const budget = { points: this.rates.RATE_LIMIT_ADDRESS, seconds: MINUTE };
    return { name: `${use} ${networkOf(address)}`, budget };
  }

  /** @throws RateLimited and takes nothing */
  async pay({ name, budget }: Payer, points: number, sentence?: string): Promise<void> {
    const wait = await this.leases.take(name, budget, points);
    if (wait > 0) throw new RateLimited(wait, sentence);
  }

  /** Asks nobody. @throws RateLimited when it is known here that so many points are not there */
  refuseSpent({ name }: Payer, points: number): void {
    const wait = this.leases.waitOf(name, points);
    if (wait > 0) throw new RateLimited(wait);
  }

  /** For what was paid in advance and needed not be. */
  giveBack({ name }: Payer, points: number): void {
    this.leases.giveBack(name, points);
  }
}
