import { type ConnectionOptions, createPostgresBackend } from 'bullmq';
import { Pool } from 'pg';
import { CONNECTION_LIFETIME, PreparingClient } from '../database/preparing-client.js';
import { type ApplicationRole, roleUrl } from '../database/roles.js';
import type { Settings } from '../settings/settings.js';
import type { BullPlace, QueueConnection } from './queue-connection.js';
import { checkQueueSchema, QUEUE_SCHEMA } from './queue-schema.js';
import { QUEUES } from './queues.js';

/** Each worker keeps one connection for LISTEN; the others carry short statements. */
const SHORT_STATEMENTS = 4;

/**
 * BullMQ on the hub's own Postgres: one server less to run. The pools are ours, because BullMQ loads the driver
 * by `require` otherwise and would run as one role for everything.
 */
export class PostgresQueues implements QueueConnection {
  readonly kind = 'postgres';
  private pools: { producing: Pool; consuming: Pool } | null = null;

  constructor(private readonly settings: Settings) {}

  async open(): Promise<void> {
    this.pools = {
      producing: this.pool('relay', SHORT_STATEMENTS),
      consuming: this.pool('worker', QUEUES.length + SHORT_STATEMENTS),
    };
    try {
      await checkQueueSchema(this.pools.producing);
    } catch (problem) {
      await this.close();
      throw problem;
    }
  }

  /** Where the rows are, there are the queues: nothing to tell apart. */
  problem(): string | null {
    return this.pools ? null : 'the queues are not open';
  }

  producer(): BullPlace {
    return this.place(this.pools?.producing);
  }

  consumer(): BullPlace {
    return this.place(this.pools?.consuming);
  }

  async close(): Promise<void> {
    const { producing, consuming } = this.pools ?? {};
    this.pools = null;
    await Promise.all([producing?.end(), consuming?.end()]);
  }

  private place(pool: Pool | undefined): BullPlace {
    if (!pool) throw new Error('The connection to the queues is not open');
    // BullMQ's type names Redis' options; its Postgres backend takes a pool.
    const options = { connection: pool as unknown as ConnectionOptions };
    return { options, factory: createPostgresBackend as unknown as BullPlace['factory'] };
  }

  private pool(role: ApplicationRole, max: number): Pool {
    const pool = new Pool({
      Client: PreparingClient,
      maxLifetimeSeconds: CONNECTION_LIFETIME,
      connectionString: roleUrl(this.settings, role),
      application_name: `liege-hub queues ${role}`,
      options: `-c search_path=${QUEUE_SCHEMA}`,
      max,
      connectionTimeoutMillis: this.settings.DATABASE_CONNECTION_TIMEOUT,
      statement_timeout: this.settings.DATABASE_STATEMENT_TIMEOUT,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // A connection that breaks is replaced. Without listeners, one that is idle, or one that BullMQ has taken out
    // of the pool for its first question, would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool.on('error', () => undefined);
  }
}
