import { Logger } from '@nestjs/common';
import { createRedisBackend } from 'bullmq';
import { createRedisClient, isReady, type RedisClient } from '../bus/redis-client.js';
import { SettingsProblem } from '../settings/settings.js';
import type { BullPlace, QueueConnection } from './queue-connection.js';
import { evictionProblem } from './redis-policy.js';
import { within } from './within.js';

/** Milliseconds. How long the start waits for a Redis that may be starting too, and a command for its answer. */
const START = 3_000;
const ANSWER = 3_000;

/**
 * BullMQ on Redis, standalone or cluster. Each queue has its own hash tag, so that on a cluster its keys lie on
 * one node; standalone keys look the same, and a hub can move.
 */
export class RedisQueues implements QueueConnection {
  readonly kind = 'redis';
  private readonly logger = new Logger('Jobs');
  private clients: { producing: RedisClient; consuming: RedisClient } | null = null;
  private eviction: string | null = null;

  constructor(
    private readonly address: string,
    private readonly installation: string,
  ) {}

  async open(): Promise<void> {
    const producing = createRedisClient(this.address, {
      connectionName: `${this.installation} produce`,
      // A command that waited in a queue of ioredis would be sent long after its transaction was rolled back.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER,
    });
    const consuming = createRedisClient(this.address, {
      connectionName: `${this.installation} consume`,
      maxRetriesPerRequest: null,
    });
    this.clients = { producing, consuming };
    // Again after each reconnection: what answers then may be another server.
    producing.on('ready', () => void this.look(producing));
    await within(START, 'connecting to Redis', untilReady(producing)).catch(() =>
      this.logger.warn('Redis cannot be reached yet. Jobs wait in Postgres until it can.'),
    );
    await this.look(producing);
    if (!this.eviction) return;
    await this.close();
    throw new SettingsProblem(this.eviction);
  }

  problem(): string | null {
    if (!this.clients || !isReady(this.clients.producing)) return 'Redis cannot be reached';
    return this.eviction;
  }

  producer(queue: string): BullPlace {
    return this.place(queue, this.clients?.producing);
  }

  consumer(queue: string): BullPlace {
    return this.place(queue, this.clients?.consuming);
  }

  async close(): Promise<void> {
    this.clients?.producing.disconnect();
    this.clients?.consuming.disconnect();
    this.clients = null;
  }

  private place(queue: string, connection: RedisClient | undefined): BullPlace {
    if (!connection) throw new Error('The connection to Redis is not open');
    return {
      options: { connection, prefix: `{${this.installation}-${queue}}` },
      factory: createRedisBackend,
    };
  }

  private async look(client: RedisClient): Promise<void> {
    if (!isReady(client)) return;
    try {
      this.eviction = await evictionProblem(client);
      if (this.eviction) this.logger.error(this.eviction);
    } catch (problem) {
      this.logger.warn(
        `Redis does not tell its eviction policy (${String(problem)}). It has to be noeviction.`,
      );
    }
  }
}

function untilReady(client: RedisClient): Promise<void> {
  return isReady(client)
    ? Promise.resolve()
    : new Promise((resolve) => client.once('ready', () => resolve()));
}
