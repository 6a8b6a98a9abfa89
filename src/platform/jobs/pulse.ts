import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import type { Handover, QueueLoad } from './handover.js';
import { writePulse } from './pulse.store.js';
import { QUEUES } from './queues.js';

const UNKNOWN = { waiting: null, waitingSince: null };

/**
 * What this process saw of the queues, written down for the health page of the API, which has no connection to
 * them: how much waits, and when a job was last taken. A worker can go idle for ever while its server answers
 * every ping (BullMQ issue 4585), so "alive" is measured by what is taken.
 */
export class Pulse {
  private readonly taken = new Map<string, Date>();

  took(queue: string): void {
    this.taken.set(queue, new Date());
  }

  async step(work: UnitOfWork, handover: Handover): Promise<boolean> {
    const loads = new Map<string, QueueLoad | typeof UNKNOWN>();
    for (const queue of QUEUES) {
      loads.set(queue, handover.problem() ? UNKNOWN : await handover.load(queue).catch(() => UNKNOWN));
    }
    await work.write(systemPrincipal('worker', 'pulse'), async (tx) => {
      for (const [queue, load] of loads) {
        await writePulse(tx, { queue, takenAt: this.taken.get(queue) ?? null, ...load });
      }
    });
    return false;
  }
}
