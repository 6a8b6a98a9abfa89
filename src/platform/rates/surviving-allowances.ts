import { Logger } from '@nestjs/common';
import type { Allowances, Ask, Draw } from './allowance.js';

export interface Tier {
  readonly name: string;
  readonly allowances: Allowances;
}

/**
 * Several places, the best one first: Redis, Postgres, this process. Whoever cannot be asked is passed over, so that
 * no failure opens the door. Each keeps its own count: at a change a payer may find a whole allowance once more.
 */
export class SurvivingAllowances implements Allowances {
  private readonly log = new Logger('RateLimits');
  private inUse = 0;

  constructor(private readonly tiers: readonly Tier[]) {}

  async draw(payer: string, ask: Ask): Promise<Draw> {
    let problem: unknown = new Error('No place for allowances');
    for (const [index, { allowances }] of this.tiers.entries()) {
      try {
        const draw = await allowances.draw(payer, ask);
        this.note(index, problem);
        return draw;
      } catch (failure) {
        problem = failure;
      }
    }
    throw problem;
  }

  /** The log tells the change, not each draw. */
  private note(index: number, problem: unknown): void {
    if (index === this.inUse) return;
    const name = this.tiers[index]?.name;
    if (index > this.inUse) this.log.warn({ msg: `Rate limits are kept in ${name} now`, err: problem });
    else this.log.log(`Rate limits are kept in ${name} again`);
    this.inUse = index;
  }
}
