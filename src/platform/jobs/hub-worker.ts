import {
  DelayedError,
  type IQueueBackend,
  type Job,
  UnrecoverableError,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Delivery } from './delivery.js';
import type { BullPlace } from './queue-connection.js';
import type { DeliveryRunner } from './run-delivery.js';
import { TookTooLong, within } from './within.js';

/** Milliseconds until a delivery is tried again that failed because Postgres was away. */
const LATER = 2_000;

/**
 * BullMQ's worker of one queue. It decides nothing: how often a delivery is tried stands in its options, all
 * else is the runner's verdict.
 */
export class HubWorker extends Worker<Delivery, void, string, IQueueBackend> {
  constructor(
    queue: string,
    place: BullPlace,
    options: Omit<WorkerOptions, 'connection'>,
    runner: DeliveryRunner,
    taken: () => void,
  ) {
    const process = async (job: Job<Delivery, void>, token?: string) => {
      taken();
      await carryOut(job, token, runner);
    };
    super(queue, process, { ...options, ...place.options }, place.factory);
  }

  /** Waits for the jobs at work, but not for longer than that. What is given up is done by another worker. */
  async closeWithin(milliseconds: number): Promise<void> {
    try {
      await within(milliseconds, `closing the worker of ${this.name}`, this.close());
    } catch (problem) {
      if (!(problem instanceof TookTooLong)) throw problem;
      // BullMQ hangs in close() while its server is away, and its timers would keep the process alive.
      await this.lockManager.close();
      void this.getBackend()
        .close(true)
        .catch(() => undefined);
    }
  }
}

async function carryOut(
  job: Job<Delivery, void>,
  token: string | undefined,
  runner: DeliveryRunner,
): Promise<void> {
  const verdict = await runner.run(job.data, {
    name: job.name,
    number: job.attemptsMade + 1,
    of: job.opts.attempts ?? 1,
    deaths: job.stalledCounter ?? 0,
  });
  if (verdict.kind === 'again') throw verdict.problem;
  if (verdict.kind === 'dead') throw new UnrecoverableError(verdict.reason);
  if (verdict.kind === 'later') {
    await job.moveToDelayed(Date.now() + LATER, token);
    throw new DelayedError();
  }
}
