import type { EntityManager, QueryRunner } from 'typeorm';
import type { Principal } from '../principal/principal.js';

/**
 * One open transaction with the principal set inside it. Statements are awaited one after another: a
 * Postgres connection carries one statement at a time.
 */
export class Transaction {
  private savepoints = 0;

  constructor(
    private readonly runner: QueryRunner,
    readonly principal: Principal,
  ) {}

  /** TypeORM's manager of this very transaction. No `save()`: it overwrites what others changed in between. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.runner.query(sql, [...parameters], true);
    return (result.records ?? []) as Row[];
  }

  /** The first row, or null. */
  async one<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | null> {
    const [row] = await this.query<Row>(sql, parameters);
    return row ?? null;
  }

  /** How many rows an UPDATE, DELETE or INSERT touched: a conditional change checks it. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.runner.query(sql, [...parameters], true);
    return result.affected ?? 0;
  }

  /**
   * Runs some statements as a named, narrow principal beside one's own: the registrar finds people of other
   * organisations by their addresses, the announcer inbound transports by their ids, the loadmaster counts
   * what comes on a vehicle without telling whose it is. Everything else about the
   * principal stays as it is.
   */
  async as<Result>(
    kind: 'registrar' | 'announcer' | 'loadmaster',
    work: () => Promise<Result>,
  ): Promise<Result> {
    await this.setKind(kind);
    const result = await work();
    await this.setKind(this.principal.kind);
    return result;
  }

  private async setKind(kind: string): Promise<void> {
    await this.runner.query(`SELECT set_config('hub.kind', $1, true)`, [kind]);
  }

  /** Runs an effect that can be undone alone: what was written before the savepoint survives its failure. */
  async savepoint<Result>(effect: () => Promise<Result>): Promise<Result> {
    this.savepoints += 1;
    const name = `effect_${this.savepoints}`;
    await this.runner.query(`SAVEPOINT ${name}`);
    try {
      const result = await effect();
      await this.runner.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (problem) {
      await this.runner.query(`ROLLBACK TO SAVEPOINT ${name}`);
      throw problem;
    }
  }
}
