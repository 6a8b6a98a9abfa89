import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import { countUnfinished, type Unfinished, unfinished } from './drain.store.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { Handover } from './handover.js';
import type { Relay } from './relay.js';
import type { TimerTicker } from './timer-ticker.js';

export interface DrainOptions {
  /** How long to wait while nothing comes to an end. 20 seconds when left out. */
  readonly milliseconds?: number;
}

export interface Draining {
  readonly work: UnitOfWork;
  readonly registry: HandlerRegistry;
  readonly handover: Handover;
  readonly relay: Relay;
  readonly ticker: TimerTicker;
}

const LOOK = 20;
const SHOWN = 10;
const PRINCIPAL = systemPrincipal('relay', 'drain');

/** Drives the real relay and waits for the real workers. @throws Error naming what is stuck and why. */
export async function drain(parts: Draining, { milliseconds = 20_000 }: DrainOptions): Promise<void> {
  const progress = { count: -1, at: Date.now() };
  let trouble = '';
  for (;;) {
    const { seen } = await parts.ticker.step();
    const { left, count } = await parts.work.read(PRINCIPAL, async (tx) => ({
      left: await unfinished(tx, SHOWN),
      count: seen + (await countUnfinished(tx)),
    }));
    if (count === 0) return;
    if (count !== progress.count) Object.assign(progress, { count, at: Date.now() });
    if (Date.now() > progress.at + milliseconds) throw new Error(await complaint(parts, left, trouble));
    if (left.some(({ sent }) => !sent))
      await parts.relay.step().catch((problem) => (trouble = String(problem)));
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

async function complaint(parts: Draining, left: readonly Unfinished[], trouble: string): Promise<string> {
  const lines = await Promise.all(left.map((one) => describe(parts, one)));
  const why = [
    trouble,
    parts.handover.problem() ?? '',
    left.length === 0 ? 'Timers are due and do not fire' : '',
  ];
  return ['The jobs do not come to an end:', ...why, ...lines].filter(Boolean).join('\n  ');
}

async function describe({ registry, handover }: Draining, one: Unfinished): Promise<string> {
  const { name, outboxId, subscriber, attempt } = one;
  if (!outboxId || !subscriber || !attempt) return `${name}: not fanned out (no handler?)`;
  const route = registry.routes.find(name ?? '', subscriber);
  const why =
    route && (await handover.lastFailure(route.queue, { outboxId, subscriber, attempt }).catch(String));
  return `${name} to ${subscriber}, attempt ${attempt}: ${why ?? 'no handler here'}`;
}
