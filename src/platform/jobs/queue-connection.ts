import type { BackendFactory, ConnectionOptions, IQueueBackend } from 'bullmq';

/** What a BullMQ class is built from: connection, key prefix, and which of BullMQ's backends it is. */
export interface BullPlace {
  readonly options: { readonly connection: ConnectionOptions; readonly prefix?: string };
  readonly factory: BackendFactory<IQueueBackend>;
}

/** The connections to the server that carries the work. They are opened by the worker process only. */
export interface QueueConnection {
  readonly kind: 'redis' | 'postgres';

  /** @throws SettingsProblem a server that would lose jobs. One that is away is waited for later, not here. */
  open(): Promise<void>;

  /** Why nothing can be handed over now, or null. */
  problem(): string | null;

  producer(queue: string): BullPlace;
  consumer(queue: string): BullPlace;

  /** After all queues and workers are closed, or given up. */
  close(): Promise<void>;
}
