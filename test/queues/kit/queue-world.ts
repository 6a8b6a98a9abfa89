import { ConsoleLogger, type INestApplicationContext, type ModuleMetadata, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { Redis } from 'ioredis';
import { Client } from 'pg';
import { createRedisClient } from '../../../src/platform/bus/redis-client.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { roleName } from '../../../src/platform/database/roles.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { HandlerRegistry } from '../../../src/platform/jobs/handler-registry.js';
import { Handover } from '../../../src/platform/jobs/handover.js';
import { JobsModule } from '../../../src/platform/jobs/jobs.module.js';
import { JobsEngine } from '../../../src/platform/jobs/jobs-engine.js';
import { createQueueConnection } from '../../../src/platform/jobs/queue-backend.js';
import type { QueueConnection } from '../../../src/platform/jobs/queue-connection.js';
import { DeliveryRunner } from '../../../src/platform/jobs/run-delivery.js';
import { type Principal, systemPrincipal } from '../../../src/platform/principal/principal.js';
import type { Settings } from '../../../src/platform/settings/settings.js';
import { SettingsModule } from '../../../src/platform/settings/settings.module.js';
import { dropDatabase } from '../../world/cluster.js';
import { cloneDatabase } from '../../world/template.js';
import { testSettings } from '../../world/test-settings.js';

/** Who sends in these tests. 7 is nobody's row: the job mechanism keeps the number and looks nothing up. */
export const OPERATOR: Principal = { ...systemPrincipal('nobody', 'request-1'), kind: 'member', actorId: 7 };

/** One database with a table for effects, and as many API and worker processes (contexts of Nest) as a test wants. */
export class QueueWorld {
  private readonly open: INestApplicationContext[] = [];

  private constructor(
    readonly database: string,
    private readonly more: Record<string, string>,
    private readonly owner: Client,
  ) {}

  static async create(more: Record<string, string> = {}): Promise<QueueWorld> {
    const database = await cloneDatabase();
    const quick = { JOB_LOCK_MILLISECONDS: '1000', JOB_STALLED_MILLISECONDS: '500', ...more };
    const settings = testSettings('worker', database, quick);
    const owner = new Client({ connectionString: settings.DATABASE_URL });
    await owner.connect();
    await owner.query(
      `CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject uuid, who text NOT NULL, what text);
       GRANT SELECT, INSERT ON effect TO ${roleName(settings, 'worker')}`,
    );
    return new QueueWorld(database, quick, owner);
  }

  settings(door: 'api' | 'worker', more: Record<string, string> = {}): Settings {
    return testSettings(door, this.database, { ...this.more, ...more });
  }

  async api(more: Record<string, string> = {}): Promise<INestApplicationContext> {
    return this.start(this.settings('api', more), [DatabaseModule.as('api'), JobsModule.forApi()], []);
  }

  /** @param providers handlers. @throws what stops the start. */
  async worker(
    providers: Type[],
    more: Record<string, string> = {},
    modules: Type[] = [],
  ): Promise<INestApplicationContext> {
    const all = [DatabaseModule.as('worker'), JobsModule.forWorker(), ...modules];
    return this.start(this.settings('worker', more), all, providers);
  }

  /** A worker process whose engine stands still: handlers and rights, but no relay and no worker. */
  async stillWorker(providers: Type[]): Promise<INestApplicationContext> {
    const modules = [DatabaseModule.as('worker'), JobsModule.forApi(), DiscoveryModule];
    return this.start(this.settings('worker'), modules, [...providers, HandlerRegistry, DeliveryRunner]);
  }

  /** The producing side of the queues, for as long as it is used. */
  async withQueues<Result>(
    use: (handover: Handover, connection: QueueConnection) => Promise<Result>,
    make: (connection: QueueConnection) => Handover = (connection) => new Handover(connection),
  ): Promise<Result> {
    const connection = createQueueConnection(this.settings('worker'));
    await connection.open();
    const handover = make(connection);
    handover.open();
    try {
      return await use(handover, connection);
    } finally {
      await handover.close();
      await connection.close();
    }
  }

  /** Everything that the queues hold is gone, as after FLUSHALL or on a Redis that was replaced. */
  async wipeQueues(): Promise<void> {
    const { REDIS_URL } = this.settings('worker');
    if (!REDIS_URL) {
      await this.sql('TRUNCATE bullmq.job, bullmq.meta, bullmq.event CASCADE');
      return;
    }
    const redis = createRedisClient(REDIS_URL, {}) as Redis;
    const keys = await redis.keys(`{liege-${this.database}-*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  }

  /** As the owner, outside of everything that is tested. */
  async sql<Row extends object>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.owner.query<Row>(text, parameters)).rows;
      } catch (problem) {
        // A TRUNCATE while workers are at work may be what Postgres gives up to end a deadlock.
        if ((problem as { code?: string }).code !== '40P01' || attempt === 10) throw problem;
      }
    }
  }

  /** Who did what to whom, in one line each, sorted. */
  async effects(): Promise<string[]> {
    const rows = await this.sql<{ line: string }>(
      `SELECT concat_ws(' ', who, what, subject) AS line FROM effect ORDER BY who, what, subject, id`,
    );
    return rows.map(({ line }) => line);
  }

  async stop(app: INestApplicationContext): Promise<void> {
    this.open.splice(this.open.indexOf(app), 1);
    await app.close();
  }

  async close(): Promise<void> {
    for (const app of [...this.open]) await this.stop(app);
    await this.owner.end();
    await dropDatabase(this.database);
  }

  private async start(
    settings: Settings,
    modules: NonNullable<ModuleMetadata['imports']>,
    providers: Type[],
  ): Promise<INestApplicationContext> {
    const metadata = { imports: [SettingsModule.with(settings), ...modules], providers };
    const app = await Test.createTestingModule(metadata).setLogger(new SilentLogger()).compile();
    this.open.push(app);
    try {
      return await app.init();
    } catch (problem) {
      await this.stop(app);
      throw problem;
    }
  }
}

class SilentLogger extends ConsoleLogger {
  // Failures are what these tests are about.
  override printMessages(): void {}
  override printStackTrace(): void {}
}

/** In a transaction as the operator. */
export function write<Result>(
  app: INestApplicationContext,
  effect: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return app.get(UnitOfWork).write(OPERATOR, effect);
}

export function settle(worker: INestApplicationContext): Promise<void> {
  return worker.get(JobsEngine).drain();
}

export async function record(tx: Transaction, who: string, what: string, subject: string): Promise<void> {
  await tx.execute('INSERT INTO effect (who, what, subject) VALUES ($1, $2, $3)', [who, what, subject]);
}

/** Looks until it is true. Only for what nobody can wait on; a test that waits in vain fails by its own limit. */
export async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
}
