import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { PoolUse } from '../database/pool-use.js';
import { QueueHealth } from '../jobs/queue-health.js';

/** What is looked up when somebody asks: queues and outbox, which all processes see alike, and the pools of this one. */
@Injectable()
export class HubGauges {
  readonly registry = new Registry();
  private readonly up = this.gauge(
    'hub_database_up',
    'Whether Postgres answered: 1 or 0. At 0 the counts are missing.',
  );
  private readonly depth = this.gauge('hub_queue_waiting_jobs', 'Jobs that wait in a queue.', ['queue']);
  private readonly since = this.gauge(
    'hub_queue_taken_seconds',
    'Seconds since a job was last taken from a queue.',
    ['queue'],
  );
  private readonly outbox = this.gauge(
    'hub_outbox_waiting_messages',
    'Messages that no relay has handed on; counted to 10,000.',
  );
  private readonly age = this.gauge(
    'hub_outbox_age_seconds',
    'Age of the oldest message that no queue was given.',
  );
  private readonly open = this.gauge(
    'hub_deliveries_outstanding',
    'Deliveries that are not done; counted to 10,000.',
  );
  private readonly dead = this.gauge(
    'hub_dead_letters',
    'Dead letters that wait for somebody; counted to 10,000.',
  );
  private readonly pool = this.gauge(
    'hub_database_connections',
    'Connections of this process, and who waits for one.',
    ['pool', 'state'],
  );

  constructor(
    private readonly health: QueueHealth,
    private readonly pools: PoolUse,
  ) {}

  /** Asks anew. Never fails: without Postgres it says so. */
  async look(): Promise<void> {
    for (const { pool, busy, idle, waiting } of this.pools.read()) {
      for (const [state, count] of Object.entries({ busy, idle, waiting }))
        this.pool.set({ pool, state }, count);
    }
    const found = await this.health.check().catch(() => null);
    this.up.set(found ? 1 : 0);
    for (const gauge of [this.depth, this.since, this.outbox, this.age, this.open, this.dead]) gauge.reset();
    if (found) this.tell(found);
  }

  private tell(found: Awaited<ReturnType<QueueHealth['check']>>): void {
    for (const { queue, waiting, takenAt } of found.queues) {
      if (waiting !== null) this.depth.set({ queue }, waiting);
      if (takenAt) this.since.set({ queue }, Math.max(0, (Date.now() - takenAt.getTime()) / 1_000));
    }
    this.outbox.set(found.outboxWaiting);
    this.age.set(found.oldestUnrelayedSeconds);
    this.open.set(found.deliveriesOutstanding);
    this.dead.set(found.deadLetters);
  }

  private gauge<Label extends string = never>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
