import { Injectable } from '@nestjs/common';
import type { HealthProbe } from '../http/health-probe.js';
import { QueueHealth } from './queue-health.js';

/** Jobs get on. When they do not, the API still serves and keeps everything that it is told: degraded. */
@Injectable()
export class QueuesProbe implements HealthProbe {
  readonly name = 'queues';
  readonly essential = false;

  constructor(private readonly health: QueueHealth) {}

  async check(): Promise<void> {
    const { state, problems } = await this.health.check();
    if (state === 'degraded') throw new Error(problems.join(' '));
  }
}
