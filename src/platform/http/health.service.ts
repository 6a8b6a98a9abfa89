import { Inject, Injectable, Logger } from '@nestjs/common';
import { HEALTH_PROBES, type HealthProbe, PROBE_LIMIT } from './health-probe.js';

export interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** Asks every probe, each within its time limit, whatever the others do. */
@Injectable()
export class HealthService {
  private readonly log = new Logger(HealthService.name);
  private readonly down = new Set<string>();

  constructor(
    @Inject(HEALTH_PROBES) private readonly probes: readonly HealthProbe[],
    @Inject(PROBE_LIMIT) private readonly limit: number,
  ) {}

  async report(): Promise<Health> {
    const states = await Promise.all(this.probes.map((probe) => this.stateOf(probe)));
    const checks = Object.fromEntries(this.probes.map(({ name }, index) => [name, states[index] ?? 'down']));
    const missing = this.probes.filter(({ name }) => checks[name] === 'down');
    if (missing.some(({ essential }) => essential)) return { status: 'unavailable', checks };
    return { status: missing.length > 0 ? 'degraded' : 'ready', checks };
  }

  private async stateOf(probe: HealthProbe): Promise<'up' | 'down'> {
    try {
      await within(this.limit, probe.check());
      if (this.down.delete(probe.name)) this.log.log(`${probe.name} is back`);
      return 'up';
    } catch (problem) {
      // Orchestrators ask every few seconds: the log tells the change, not the state.
      if (!this.down.has(probe.name)) this.log.warn({ probe: probe.name, err: problem });
      this.down.add(probe.name);
      return 'down';
    }
  }
}

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
