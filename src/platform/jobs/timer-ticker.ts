import { Logger } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import { Refused } from '../refusals/refusal.js';
import type { HandlerRegistry } from './handler-registry.js';
import { dueTimers, fireTimer, postponeTimer } from './timer.store.js';

/** Timers a tick: the rest waits for the next one, so that a jump of the clock does not keep a process busy. */
const BATCH = 100;
const PRINCIPAL = systemPrincipal('worker', 'timers');

/** Fires what is due by the hub's clock, each timer once, in a transaction of its own with its handler. */
export class TimerTicker {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: HandlerRegistry,
  ) {}

  /** @returns how many fired or failed; fewer than a batch means that no more are due. */
  async step(): Promise<{ more: boolean; seen: number }> {
    const kinds = this.registry.routes.timerKinds;
    if (kinds.length === 0) return { more: false, seen: 0 };
    const due = await this.work.read(PRINCIPAL, (tx) => dueTimers(tx, kinds, BATCH));
    for (const { id } of due) await this.fire(id);
    return { more: due.length === BATCH, seen: due.length };
  }

  private async fire(id: string): Promise<void> {
    try {
      await this.work.write(PRINCIPAL, (tx) => this.fireIn(tx, id));
    } catch (problem) {
      this.logger.error(`A timer failed and is tried again later: ${String(problem)}`);
      await this.work.write(PRINCIPAL, (tx) => postponeTimer(tx, id));
    }
  }

  private async fireIn(tx: Transaction, id: string): Promise<void> {
    const timer = await fireTimer(tx, id);
    if (!timer) return;
    try {
      await tx.savepoint(async () => {
        await this.registry.routes.timer(timer.kind)?.handler().handle(tx, timer.subject, timer.dueAt);
      });
    } catch (problem) {
      // The domain says no (what was expected came at this moment): the timer has had its turn.
      if (!(problem instanceof Refused)) throw problem;
      this.logger.warn(`The timer ${timer.kind} of ${timer.subject} was refused: ${problem.message}`);
    }
  }
}
