import { Injectable } from '@nestjs/common';
import { Bus } from '../bus/bus.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import { type Backlog, type QueuePulse, readBacklog, readPulses } from './pulse.store.js';
import { QUEUES } from './queues.js';

export interface QueueHealthReport extends Backlog {
  /** Degraded: still serving, everything that is said is kept, but jobs are late. */
  readonly state: 'ok' | 'degraded';
  /** One sentence each. Empty when all is well. */
  readonly problems: readonly string[];
  readonly queues: readonly QueuePulse[];
}

/** Seconds without progress while something waits, and without a sign of a worker process. */
const STUCK = 30;
/** Where counting stops. */
const LIMIT = 10_000;

/** How the work behind the API is doing, read from Postgres and from the bus: it asks no queue and cannot hang. */
@Injectable()
export class QueueHealth {
  constructor(
    private readonly work: UnitOfWork,
    private readonly bus: Bus,
  ) {}

  async check(now = new Date()): Promise<QueueHealthReport> {
    const principal = systemPrincipal('nobody', 'health');
    const [queues, backlog] = await this.work.read(
      principal,
      async (tx) => [await readPulses(tx), await readBacklog(tx, LIMIT)] as const,
    );
    const bus = this.bus.problem();
    const problems = [
      ...(bus ? [`${bus}.`] : []),
      ...queueProblems(queues, now),
      ...backlogProblems(backlog),
    ];
    return { state: problems.length > 0 ? 'degraded' : 'ok', problems, queues, ...backlog };
  }
}

/** What is wrong with the queues, from what the worker processes last saw. */
export function queueProblems(pulses: readonly QueuePulse[], now: Date): string[] {
  const secondsSince = (time: Date | null) =>
    time ? (now.getTime() - time.getTime()) / 1000 : Number.POSITIVE_INFINITY;
  return QUEUES.flatMap((queue) => {
    const pulse = pulses.find((one) => one.queue === queue);
    if (!pulse || secondsSince(pulse.seenAt) > STUCK)
      return [`No worker process looks after the queue ${queue}.`];
    if (pulse.waiting === null) return [`The queue ${queue} cannot be reached by its workers.`];
    const stuck =
      pulse.waiting > 0 && secondsSince(pulse.waitingSince) > STUCK && secondsSince(pulse.takenAt) > STUCK;
    return stuck
      ? [`${pulse.waiting} jobs wait in the queue ${queue} and none has been taken for ${STUCK} seconds.`]
      : [];
  });
}

function backlogProblems({ oldestUnrelayedSeconds }: Backlog): string[] {
  if (oldestUnrelayedSeconds <= STUCK) return [];
  return [`Messages wait for ${oldestUnrelayedSeconds} seconds to be given to a queue.`];
}
