import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Allowances, Ask, Draw } from './allowance.js';
import type { PayerDigest } from './payer-digest.js';

/** In a table that Postgres does not log: what a crash takes from it is a minute's count. */
export class AllowanceStore implements Allowances {
  constructor(
    private readonly work: UnitOfWork,
    private readonly digest: PayerDigest,
  ) {}

  async draw(payer: string, { budget, least, most }: Ask): Promise<Draw> {
    const [row] = await this.work.call<Draw>(
      'SELECT granted, wait_milliseconds AS wait FROM rate_draw($1, $2, $3, $4, $5)',
      [this.digest(payer), budget.points, budget.seconds, least, most],
    );
    if (!row) throw new Error('rate_draw answered nothing');
    return row;
  }
}
