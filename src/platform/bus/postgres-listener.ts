import { Client } from 'pg';
import { type Hear, Listeners, type Unsubscribe } from './bus.js';
import { listenTo, notify, stopListening } from './postgres-channel.store.js';

/** Milliseconds between two attempts to connect. */
const PAUSE = 500;

/**
 * One connection of its own that listens to Postgres' notifications and comes back after every loss. LISTEN
 * belongs to one physical connection: through a pool it would be lost with the next checkout.
 */
export class PostgresListener {
  private client: Client | null = null;
  private pending: Promise<void> | null = null;
  private pause: NodeJS.Timeout | null = null;
  private closed = false;
  private last: Promise<void> = Promise.resolve();
  private readonly listeners: Listeners;

  constructor(
    private readonly url: string,
    private readonly name: string,
    failed: (channel: string, problem: unknown) => void,
  ) {
    this.listeners = new Listeners(failed);
    this.connect();
  }

  get connected(): boolean {
    return this.client !== null;
  }

  listen(channel: string, hear: Hear): Unsubscribe {
    if (this.listeners.add(channel, hear)) void this.tell((client) => listenTo(client, channel));
    return () => {
      if (this.listeners.remove(channel, hear)) void this.tell((client) => stopListening(client, channel));
    };
  }

  /** Dropped in silence when there is no connection. */
  notify(channel: string, text: string): Promise<void> {
    return this.tell((client) => notify(client, channel, text));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.pause) clearTimeout(this.pause);
    await this.pending;
    await this.client?.end().catch(() => undefined);
  }

  /** One statement after the other: a connection of Postgres carries one at a time. */
  private tell(what: (client: Client) => Promise<void>): Promise<void> {
    const { client } = this;
    if (!client) return Promise.resolve();
    this.last = this.last.then(() => what(client)).catch(() => undefined);
    return this.last;
  }

  private connect(): void {
    if (this.closed) return;
    this.pending = this.attempt().catch(() => this.later());
  }

  private later(): void {
    this.client = null;
    if (!this.closed) this.pause = setTimeout(() => this.connect(), PAUSE);
  }

  private async attempt(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: this.name,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => this.listeners.tell(channel, payload ?? ''));
    try {
      await client.connect();
      await this.listenToAll(client);
    } catch (problem) {
      await client.end().catch(() => undefined);
      throw problem;
    }
    client.once('end', () => this.later());
    this.client = client;
  }

  /** Until none is left: a channel may be added while another one is still being asked for. */
  private async listenToAll(client: Client): Promise<void> {
    const asked = new Set<string>();
    const next = () => this.listeners.channels.find((channel) => !asked.has(channel));
    for (let channel = next(); channel !== undefined; channel = next()) {
      asked.add(channel);
      await listenTo(client, channel);
    }
  }
}
