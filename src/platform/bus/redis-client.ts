import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { parseRedisAddress } from './redis-address.js';

export type RedisClient = Redis | Cluster;

/** Milliseconds. ioredis' own way of waiting longer and longer was seen to take 18.6 s for a Redis that was back. */
const LONGEST_PAUSE = 2_000;
const CONNECT_TIMEOUT = 5_000;
/** How often a connection is asked for a sign of life, and how long the answer may take. */
const LOOK = 5_000;
const SILENCE = 5_000;
/** Longer than BullMQ ever blocks (10 s). */
const CLUSTER_SILENCE = 30_000;

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
      ? watched(new Redis({ ...nodes[0], ...shared, retryStrategy: pause }))
      : new Cluster([...nodes], {
          redisOptions: { ...shared, socketTimeout: CLUSTER_SILENCE },
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

/**
 * Replaces a connection that has gone silent. A machine that vanished sends no farewell: the kernel takes a
 * quarter of an hour to notice, and until then every command would go nowhere.
 */
function watched(client: Redis): Redis {
  let greeting = false;
  const look = setInterval(() => {
    // Connected but never ready, at two looks in a row: the server took the connection and does not talk.
    if (client.status === 'connect' && greeting) client.disconnect(true);
    greeting = client.status === 'connect';
    if (isReady(client)) void askForLife(client);
  }, LOOK).unref();
  client.once('end', () => clearInterval(look));
  return client;
}

async function askForLife(client: Redis): Promise<void> {
  const late = setTimeout(() => client.disconnect(true), SILENCE).unref();
  await client.ping().catch(() => undefined);
  clearTimeout(late);
}
