import { type Allowances, type Ask, type Draw, drawFrom } from './allowance.js';

/** Whole allowances are forgotten when there are more than this. */
const MANY = 20_000;

/** In the memory of this process, for when nothing that processes share can be asked: better than no limit. */
export class ProcessAllowances implements Allowances {
  private readonly wholeAt = new Map<string, number>();

  draw(payer: string, ask: Ask): Promise<Draw> {
    const now = Date.now();
    const { wholeAt, ...draw } = drawFrom(this.wholeAt.get(payer) ?? 0, now, ask);
    this.wholeAt.set(payer, wholeAt);
    if (this.wholeAt.size > MANY) this.forget(now);
    return Promise.resolve(draw);
  }

  /** The whole ones first, and if that is not enough those that were there first. */
  private forget(now: number): void {
    for (const [payer, wholeAt] of this.wholeAt) if (wholeAt <= now) this.wholeAt.delete(payer);
    for (const payer of this.wholeAt.keys()) {
      if (this.wholeAt.size <= MANY) return;
      this.wholeAt.delete(payer);
    }
  }
}
