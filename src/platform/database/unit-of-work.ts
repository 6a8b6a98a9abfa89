import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Principal } from '../principal/principal.js';
import { BUSY } from '../refusals/platform.refusals.js';
import { isLockTimeout, mayBeRunAgain } from './postgres-errors.js';
import { Transaction } from './transaction.js';

/** Runs of one closure before the caller is told that others are in the way. */
const RUNS = 6;

/**
 * The only place that opens a transaction. Both kinds set the acting principal inside it (never on the
 * connection, which the pool hands on to others).
 *
 * A closure may run several times (deadlock, serialization failure): it must do nothing but SQL.
 */
export class UnitOfWork {
  private readonly open = new AsyncLocalStorage<true>();

  constructor(private readonly dataSource: DataSource) {}

  /** One read-write transaction. @throws Refused BUSY when others keep the same rows for too long. */
  write<Result>(principal: Principal, effect: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.again(() => this.transact(principal, false, effect));
  }

  /**
   * One statement that is a whole transaction: a function that sets the principal itself, as its first act.
   * For the batches of scanners, where each further round trip would hold locks for longer.
   */
  async call<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.again(async () => (await this.dataSource.query(sql, [...parameters])) as Row[]);
  }

  /** One short READ ONLY transaction. Never open while a write or an outside call is. */
  read<Result>(principal: Principal, effect: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.transact(principal, true, effect);
  }

  private async again<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let run = 1; ; run += 1) {
      try {
        return await attempt();
      } catch (problem) {
        if (isLockTimeout(problem) || (mayBeRunAgain(problem) && run >= RUNS)) {
          throw BUSY.because(
            'Others are changing the same things right now. Send the same request again in a moment.',
          );
        }
        if (!mayBeRunAgain(problem)) throw problem;
        await pause(run);
      }
    }
  }

  private async transact<Result>(
    principal: Principal,
    readOnly: boolean,
    effect: (tx: Transaction) => Promise<Result>,
  ): Promise<Result> {
    // A transaction inside a transaction takes a second connection: N of them on a pool of N never end.
    if (this.open.getStore()) throw new Error('A unit of work was opened inside another one');
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      await setPrincipal(runner, principal, readOnly);
      const result = await this.open.run(true, () => effect(new Transaction(runner, principal)));
      await runner.commitTransaction();
      return result;
    } catch (problem) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw problem;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}

async function setPrincipal(runner: QueryRunner, principal: Principal, readOnly: boolean): Promise<void> {
  await runner.query(
    `SELECT set_config('hub.organisation', $1, true), set_config('hub.actor', $2, true), set_config('hub.kind', $3, true),
            set_config('hub.hub', $4, true), set_config('transaction_read_only', $5, true)`,
    [
      String(principal.organisationId),
      String(principal.actorId),
      principal.kind,
      String(principal.hubId),
      readOnly ? 'on' : 'off',
    ],
  );
}

function pause(run: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** run));
}
