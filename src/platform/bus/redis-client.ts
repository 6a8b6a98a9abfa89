import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { parseRedisAddress } from './redis-address.js';

export type RedisClient = Redis | Cluster;

/** Milliseconds. ioredis' own way of waiting longer and longer was seen to take 18.6 s for a Redis that was back. */
const LONGEST_PAUSE = 2_000;
const CONNECT_TIMEOUT = 5_000;

/**
 * A client that connects by itself and again for ever, at most two seconds apart. It throws nothing when the
 * server is away: look at `status`.
 */
export function createRedisClient(address: string, options: RedisOptions): RedisClient {
  const { kind, nodes, options: own } = parseRedisAddress(address);
  const shared = { connectTimeout: CONNECT_TIMEOUT, keepAlive: 10_000, ...own, ...options };
  const pause = (times: number) => Math.min(100 * 2 ** Math.min(times - 1, 10), LONGEST_PAUSE);
  const client =
    kind === 'standalone'
      ? new Redis({ ...nodes[0], ...shared, retryStrategy: pause })
      : new Cluster([...nodes], {
          redisOptions: shared,
          clusterRetryStrategy: pause,
          enableOfflineQueue: options.enableOfflineQueue ?? true,
        });
  // Without a listener ioredis prints every failed attempt.
  client.on('error', () => undefined);
  return client;
}

/** True when a command sent now would go out at once. */
export function isReady(client: RedisClient): boolean {
  return client.status === 'ready';
}
