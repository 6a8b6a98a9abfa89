import type { Allowances, Budget } from './allowance.js';
import { Gate } from './gate.js';

/** What is drawn at once: a twentieth of the budget, so that most requests ask nobody. */
const SHARE = 0.05;

/** Draws of this process that are under way at the same time, and that wait for it. */
const DRAWS = 4;
const WAITING_DRAWS = 400;

/** Leases that are kept; beyond it those that were not used for longest go, with the points on them. */
const MANY = 20_000;

/** Milliseconds. Who was refused is not looked at again before: a flood of refused requests asks nobody either. */
const SHORTEST_REFUSAL = 1_000;

class Lease {
  points = 0;
  /** So many points are not to be had before that time. */
  refused = { points: Number.POSITIVE_INFINITY, until: 0 };
  drawing?: Promise<void>;

  /** Milliseconds to wait for so many points; 0 when nothing is known against it. */
  waitFor(points: number): number {
    return points - this.points >= this.refused.points ? Math.max(this.refused.until - Date.now(), 0) : 0;
  }
}

/**
 * Points that this process has drawn and not spent. On the way of a request stands a map in memory; the place that
 * all processes share is asked once for many requests. What several processes hold may be spent on top of a budget:
 * a twentieth of it each.
 */
export class Leases {
  private readonly leases = new Map<string, Lease>();
  private readonly gate = new Gate(DRAWS, WAITING_DRAWS);

  /** @param crowded is asked instead when too many draws are waiting, or the other fails */
  constructor(
    private readonly allowances: Allowances,
    private readonly crowded: Allowances,
  ) {}

  /**
   * Takes the points, or none of them. What costs more than the whole budget costs the whole budget.
   *
   * @returns milliseconds until they are there; 0 when they were taken
   */
  async take(payer: string, budget: Budget, cost: number): Promise<number> {
    const lease = this.leaseOf(payer);
    const points = Math.min(cost, budget.points);
    while (lease.points < points) {
      const wait = lease.waitFor(points);
      if (wait > 0) return wait;
      lease.drawing ??= this.draw(payer, lease, budget, points - lease.points).finally(() => {
        lease.drawing = undefined;
      });
      await lease.drawing;
    }
    lease.points -= points;
    return 0;
  }

  /** Milliseconds that a payer who needs `cost` points must wait for, as far as this process knows. Asks nobody. */
  waitOf(payer: string, cost: number): number {
    const lease = this.leases.get(payer);
    return lease && lease.points < cost ? lease.waitFor(cost) : 0;
  }

  /** For what was paid in advance and needed not be. */
  giveBack(payer: string, points: number): void {
    this.leaseOf(payer).points += points;
  }

  private async draw(payer: string, lease: Lease, budget: Budget, least: number): Promise<void> {
    const most = Math.max(least, Math.ceil(budget.points * SHARE));
    const ask = { budget, least, most };
    const { granted, wait } = await this.gate
      .pass(
        () => this.allowances.draw(payer, ask),
        () => new Error('Too many draws are waiting'),
      )
      .catch(() => this.crowded.draw(payer, ask));
    lease.points += granted;
    if (granted === 0)
      lease.refused = { points: least, until: Date.now() + Math.max(wait, SHORTEST_REFUSAL) };
  }

  /** The most recently used ones stand last. */
  private leaseOf(payer: string): Lease {
    const lease = this.leases.get(payer) ?? new Lease();
    this.leases.delete(payer);
    this.leases.set(payer, lease);
    if (this.leases.size > MANY) {
      const [oldest] = this.leases.keys();
      if (oldest !== undefined) this.leases.delete(oldest);
    }
    return lease;
  }
}
