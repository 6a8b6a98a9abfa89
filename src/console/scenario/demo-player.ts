import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Settings } from '../../platform/settings/settings.js';
import { SETTINGS } from '../../platform/settings/settings.module.js';
import { DEMO_ORGANISATIONS, DEMO_PASSWORD } from '../demo/demo.data.js';
import { SimulatedCarrier } from '../demo/simulated-carrier.js';
import { SPRING_ORGANISATIONS } from '../demo/spring-organisations.data.js';
import { GivenUp, Patience, RefusedAct, SimulationProblem } from '../simulation/patience.js';
import { Tally } from '../simulation/tally.js';
import { actsOf } from './scenario-acts.js';
import { ScenarioCast } from './scenario-cast.js';
import { ScenarioPlayer } from './scenario-player.js';
import { NotYet, Overtaken } from './scenario-stage.js';
import type { TriedStep } from './scenario-step.store.js';
import { SPRING_2020 } from './spring-2020.data.js';
import { StepBook } from './step-book.service.js';

/** Milliseconds that one answer of the API is waited for; after that the step is tried again. */
const PATIENCE = 5_000;
/** Seconds of real time that others (carrier, workers) have to do their part of a step. */
const LONGEST = 120;
/** Unexpected faults after which a step is given up: the demo goes on. */
const MOST_FAULTS = 10;

/**
 * Plays spring 2020 on a demo hub as its clock goes on: each step in its turn, at its time, as the people of the demo,
 * over the address at which everybody reaches the API. Until a step is played or passed over the clock waits for it.
 */
@Injectable()
export class DemoPlayer {
  private readonly logger = new Logger('Demo');
  private readonly acts = new Map(actsOf(SPRING_2020).map((act) => [act.key, act]));
  private readonly player: ScenarioPlayer;
  private stopped = false;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly book: StepBook,
    carrier: SimulatedCarrier,
  ) {
    const tally = new Tally();
    const line = { url: addressOf(settings), patience: new Patience(PATIENCE, tally), tally };
    this.player = new ScenarioPlayer({
      cast: new ScenarioCast(line, [...DEMO_ORGANISATIONS, ...SPRING_ORGANISATIONS], DEMO_PASSWORD),
      memory: book,
      hub: 'LGG',
      carrierLooks: () => carrier.step(),
      rest: async (milliseconds) => {
        if (milliseconds > 0 && !this.stopped) await sleep(milliseconds);
        return !this.stopped;
      },
    });
  }

  /** @returns whether a step was concluded: the next one may be due. One that waits for others is tried again. */
  async step(): Promise<boolean> {
    const due = await this.book.take();
    if (!due) return false;
    const act = this.acts.get(due.key);
    if (!act) return this.passOver(due, 'This version of the demo does not know it.');
    try {
      const note = await this.player.perform(act);
      await this.book.conclude(due.key, 'PLAYED', note);
      return true;
    } catch (problem) {
      if (this.stopped) return false;
      return this.judge(due, problem);
    }
  }

  /** What runs now ends soon; the step that was tried is tried again by the next player. */
  stop(): void {
    this.stopped = true;
  }

  private async judge(due: TriedStep, problem: unknown): Promise<boolean> {
    const reason = problem instanceof Error ? problem.message : String(problem);
    if (problem instanceof Overtaken || problem instanceof RefusedAct) return this.passOver(due, reason);
    if (problem instanceof NotYet) return due.seconds > LONGEST ? this.passOver(due, reason) : false;
    // Nobody answers, or the queue is full: the hub starts, stops, or has much to do.
    if (problem instanceof GivenUp && !reason.includes('INTERNAL')) throw problem;
    const certain = problem instanceof SimulationProblem && !(problem instanceof GivenUp);
    if (!certain && due.faults + 1 < MOST_FAULTS) {
      await this.book.countFault(due.key, reason);
      throw problem;
    }
    this.logger.error(`The step "${due.title}" failed and is left behind: ${reason}`);
    await this.book.conclude(due.key, 'FAILED', reason);
    return true;
  }

  private async passOver({ key, title }: TriedStep, reason: string): Promise<boolean> {
    this.logger.log(`The step "${title}" is passed over: ${reason}`);
    await this.book.conclude(key, 'PASSED_OVER', reason);
    return true;
  }
}

/** The API of this machine, as it is told to listen. */
function addressOf({ HOST, PORT }: Settings): string {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
