import { Logger } from '@nestjs/common';
import { Bus, checkChannel, type Hear, Listeners, type Unsubscribe } from './bus.js';
import { createRedisClient, isReady, type RedisClient } from './redis-client.js';

/** Milliseconds. A hint that takes longer is given up: whoever waits for it polls. */
const PATIENCE = 1_000;

/**
 * Hints over Redis' publish and subscribe. The prefix keeps hubs that share one Redis apart: channels, unlike
 * keys, know no database number.
 */
export class RedisBus extends Bus {
  private readonly logger = new Logger('Bus');
  private readonly out: RedisClient;
  private readonly in: RedisClient;
  private readonly listeners = new Listeners((channel, problem) =>
    this.logger.error(`A listener of ${channel} failed: ${String(problem)}`),
  );

  constructor(
    address: string,
    private readonly prefix: string,
  ) {
    super();
    this.out = createRedisClient(address, {
      connectionName: `${prefix} publish`,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: PATIENCE,
    });
    // Subscriptions are renewed by ioredis after every reconnection, those asked for while it was away included.
    this.in = createRedisClient(address, {
      connectionName: `${prefix} subscribe`,
      maxRetriesPerRequest: null,
    });
    this.in.on('message', (channel: string, text: string) => {
      if (channel.startsWith(prefix)) this.listeners.tell(channel.slice(prefix.length), text);
    });
  }

  async publish(channel: string, text: string): Promise<void> {
    checkChannel(channel, text);
    if (!isReady(this.out)) return;
    await this.out.publish(this.prefix + channel, text).catch(() => undefined);
  }

  subscribe(channel: string, hear: Hear): Unsubscribe {
    checkChannel(channel);
    if (this.listeners.add(channel, hear)) this.in.subscribe(this.prefix + channel).catch(() => undefined);
    return () => {
      if (this.listeners.remove(channel, hear))
        this.in.unsubscribe(this.prefix + channel).catch(() => undefined);
    };
  }

  problem(): string | null {
    return isReady(this.out) && isReady(this.in) ? null : 'Redis cannot be reached';
  }

  onApplicationShutdown(): void {
    this.out.disconnect();
    this.in.disconnect();
  }
}
