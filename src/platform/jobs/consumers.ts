import { Logger } from '@nestjs/common';
import type { Settings } from '../settings/settings.js';
import { HubWorker } from './hub-worker.js';
import type { Pulse } from './pulse.js';
import type { QueueConnection } from './queue-connection.js';
import { QUEUES } from './queues.js';
import type { DeliveryRunner } from './run-delivery.js';

/** Milliseconds: for what is at work at a shutdown, and where the queue's server is away. */
const CLOSE = 10_000;
const CLOSE_WITHOUT_SERVER = 500;
const START_AGAIN = 1_000;
const QUIET = 10_000;

/** The consuming side: one worker a queue. */
export class Consumers {
  private readonly logger = new Logger('Jobs');
  private readonly workers = new Map<string, HubWorker>();
  private readonly complaints = new Map<string, number>();
  private closing = false;

  constructor(
    private readonly settings: Settings,
    private readonly connection: QueueConnection,
    private readonly runner: DeliveryRunner,
    private readonly pulse: Pulse,
  ) {}

  open(): void {
    for (const queue of QUEUES) this.start(queue);
  }

  async close(): Promise<void> {
    this.closing = true;
    const patience = this.connection.problem() ? CLOSE_WITHOUT_SERVER : CLOSE;
    await Promise.all([...this.workers.values()].map((worker) => worker.closeWithin(patience)));
  }

  private start(queue: string): void {
    if (this.closing) return;
    const { settings } = this;
    const options = {
      concurrency: settings.JOB_CONCURRENCY,
      lockDuration: settings.JOB_LOCK_MILLISECONDS,
      stalledInterval: settings.JOB_STALLED_MILLISECONDS,
      // A job whose worker was killed twice would fail by default, whatever its attempts. We count deaths.
      maxStalledCount: 1_000,
      // 15 s by default, in which a server that is back is not noticed.
      runRetryDelay: 1_000,
      drainDelay: 2,
    };
    const place = this.connection.consumer(queue);
    const worker = new HubWorker(queue, place, options, this.runner, () => this.pulse.took(queue));
    worker.on('error', (problem) => this.complain(queue, problem));
    this.workers.set(queue, worker);
    // BullMQ keeps a first connection that failed for ever (Postgres starting up): such a worker is replaced.
    worker.waitUntilReady().catch((problem: Error) => this.replace(queue, worker, problem));
  }

  private replace(queue: string, worker: HubWorker, problem: Error): void {
    this.complain(queue, problem);
    void worker.closeWithin(CLOSE_WITHOUT_SERVER).catch(() => undefined);
    setTimeout(() => this.start(queue), START_AGAIN).unref();
  }

  private complain(queue: string, problem: Error): void {
    const last = this.complaints.get(queue) ?? 0;
    if (this.closing || Date.now() < last + QUIET) return;
    this.complaints.set(queue, Date.now());
    this.logger.warn({ queue }, `The worker of ${queue}: ${problem.message}`);
  }
}
