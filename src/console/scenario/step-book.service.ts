import { Injectable } from '@nestjs/common';
import { holdClock } from '../../platform/clock/clock.store.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemPrincipal } from '../../platform/principal/principal.js';
import type { StepMemory } from './scenario-stage.js';
import {
  concludeStep,
  countFault,
  nextDue,
  queryIn,
  recall,
  remember,
  type StepOutcome,
  type TriedStep,
  takeDueStep,
} from './scenario-step.store.js';

const PLAYER = systemPrincipal('worker', 'demo-player');

/** What is to be played and what was, each change in a transaction of its own. */
@Injectable()
export class StepBook implements StepMemory {
  constructor(private readonly work: UnitOfWork) {}

  take(): Promise<TriedStep | null> {
    return this.work.write(PLAYER, (tx) => takeDueStep(queryIn(tx)));
  }

  /** With it the clock goes on, to the next step at most: no step can be missed. */
  async conclude(key: string, outcome: StepOutcome, note: string | null): Promise<void> {
    await this.work.write(PLAYER, async (tx) => {
      await concludeStep(queryIn(tx), key, outcome, note);
      await holdClock(queryIn(tx), await nextDue(queryIn(tx)));
    });
  }

  async countFault(key: string, note: string): Promise<void> {
    await this.work.write(PLAYER, (tx) => countFault(queryIn(tx), key, note));
  }

  recall<Facts>(key: string): Promise<Facts | null> {
    return this.work.read(PLAYER, async (tx) => (await recall(queryIn(tx), key)) as Facts | null);
  }

  async remember(key: string, facts: object): Promise<void> {
    await this.work.write(PLAYER, (tx) => remember(queryIn(tx), key, facts));
  }
}
