import { Logger } from '@nestjs/common';
import { Bus, checkChannel, type Hear, type Unsubscribe } from './bus.js';
import { PostgresListener } from './postgres-listener.js';

/** Keeps hints apart from the channels of BullMQ and of the outbox. */
const PREFIX = 'bus_';

/** Hints over LISTEN and NOTIFY. Channels belong to one database, so hubs on one server do not hear each other. */
export class PostgresBus extends Bus {
  private readonly logger = new Logger('Bus');
  private readonly listener: PostgresListener;

  constructor(url: string) {
    super();
    this.listener = new PostgresListener(url, 'liege-hub bus', (channel, problem) =>
      this.logger.error(`A listener of ${channel} failed: ${String(problem)}`),
    );
  }

  async publish(channel: string, text: string): Promise<void> {
    checkChannel(channel, text);
    await this.listener.notify(PREFIX + channel, text);
  }

  subscribe(channel: string, hear: Hear): Unsubscribe {
    checkChannel(channel);
    return this.listener.listen(PREFIX + channel, hear);
  }

  problem(): string | null {
    return this.listener.connected ? null : 'Postgres does not pass hints on';
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.close();
  }
}
