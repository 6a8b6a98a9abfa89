import { Logger } from '@nestjs/common';
import { type IQueueBackend, type JobState, Queue } from 'bullmq';
import { type Delivery, queueJobId } from './delivery.js';
import type { Retries } from './message.js';
import type { QueueConnection } from './queue-connection.js';
import { QUEUES } from './queues.js';
import { within } from './within.js';

/** Milliseconds. A Redis that hangs must not keep the relay's transaction, and the locks of its rows, open. */
const ADD = 3_000;
const ASK = 3_000;

/** A queue holds what it will still give to a worker, or has given to one that has not answered. */
const HELD: readonly (JobState | 'unknown')[] = ['waiting', 'prioritized', 'delayed', 'active'];

/** Bounded, for whoever looks at a queue: what failed is a dead letter in Postgres. */
const KEEP_FAILED = { count: 200 };

export interface Handed extends Delivery, Retries {
  /** The message's name: what BullMQ shows. */
  readonly name: string;
}

export interface QueueLoad {
  readonly waiting: number;
  /** When the job that is next was added. */
  readonly waitingSince: Date | null;
}

/** The producing side of every queue. */
export class Handover {
  private readonly logger = new Logger('Jobs');
  private readonly queues = new Map<
    string,
    Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend>
  >();

  constructor(private readonly connection: QueueConnection) {}

  open(): void {
    for (const name of QUEUES) {
      const { options, factory } = this.connection.producer(name);
      const queue = new Queue(name, { ...options, streams: { events: { maxLen: 100 } } }, factory);
      queue.on('error', (problem) => this.logger.debug(`Queue ${name}: ${problem.message}`));
      this.queues.set(name, queue);
    }
  }

  problem(): string | null {
    return this.connection.problem();
  }

  /** @throws Error when the queue's server did not take all of them in time. It may have taken some. */
  async add(queueName: string, deliveries: readonly Handed[]): Promise<void> {
    const jobs = deliveries.map(({ name, outboxId, subscriber, attempt, attempts, backoffMilliseconds }) => ({
      name,
      data: { outboxId, subscriber, attempt },
      opts: {
        jobId: queueJobId({ outboxId, subscriber, attempt }),
        attempts,
        backoff: { type: 'exponential', delay: backoffMilliseconds },
        removeOnComplete: true,
        removeOnFail: KEEP_FAILED,
      },
    }));
    await within(ADD, `adding to the queue ${queueName}`, this.queue(queueName).addBulk(jobs));
  }

  /** Whether the queue will still bring this delivery to an end. @throws Error when it cannot be asked. */
  async holds(queueName: string, delivery: Delivery): Promise<boolean> {
    const asked = this.queue(queueName).getJobState(queueJobId(delivery));
    return HELD.includes(await within(ASK, `asking the queue ${queueName}`, asked));
  }

  async load(queueName: string): Promise<QueueLoad> {
    const queue = this.queue(queueName);
    const counts = await within(
      ASK,
      `asking the queue ${queueName}`,
      queue.getJobCounts('waiting', 'prioritized'),
    );
    const waiting = (counts.waiting ?? 0) + (counts.prioritized ?? 0);
    if (waiting === 0) return { waiting, waitingSince: null };
    const next = within(
      ASK,
      `asking the queue ${queueName}`,
      queue.getJobs(['waiting', 'prioritized'], 0, 0, true),
    );
    const [first] = await next;
    return { waiting, waitingSince: first ? new Date(first.timestamp) : null };
  }

  /** What became of the queue's job, for the message of a test that waits in vain. */
  async lastFailure(queueName: string, delivery: Delivery): Promise<string> {
    if (this.problem()) return 'not known';
    const asked = `asking the queue ${queueName}`;
    const job = await within(ASK, asked, this.queue(queueName).getJob(queueJobId(delivery)));
    return job
      ? `${await within(ASK, asked, job.getState())} ${job.failedReason ?? ''}`.trim()
      : 'not in the queue';
  }

  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    this.queues.clear();
  }

  private queue(name: string) {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`The queue ${name} is not open`);
    return queue;
  }
}
