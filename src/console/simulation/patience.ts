import { setTimeout as sleep } from 'node:timers/promises';
import type { Tally } from './tally.js';
import { NoAnswer } from './wire.js';

/** Milliseconds. */
const FIRST = 100;
const LONGEST = 3_000;
/** A fault of the hub's own may pass, when something was killed in the middle; one that stays is not waited for. */
const FAULTS = 10;

/** A simulation that cannot go on: the sentence says why. */
export class SimulationProblem extends Error {}

/** It was waited for long enough: it may still come. */
export class GivenUp extends SimulationProblem {}

/** The hub said no to something that was asked of it. */
export class RefusedAct extends SimulationProblem {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Repeats what got no answer, with a growing pause, until somebody has waited too long. */
export class Patience {
  constructor(
    private readonly milliseconds: number,
    private readonly tally: Tally,
  ) {}

  /** @param attempt throws NoAnswer where it is to be repeated. @throws SimulationProblem */
  async keepTrying<Result>(what: string, attempt: () => Promise<Result>): Promise<Result> {
    const since = Date.now();
    let faults = 0;
    for (let pause = FIRST; ; pause = Math.min(pause * 2, LONGEST)) {
      try {
        return await attempt();
      } catch (problem) {
        if (!(problem instanceof NoAnswer)) throw problem;
        this.count(problem.message);
        faults += problem.message.startsWith('INTERNAL') ? 1 : 0;
        const over = faults > FAULTS || Date.now() - since > this.milliseconds;
        if (over) throw tooLong(what, since, problem.message);
        // Not in step: a server that comes back would get everything at once.
        await sleep(pause * (0.5 + Math.random() / 2));
      }
    }
  }

  /** Asks again until the answer is there. @param look answers null as long as it is not. */
  async waitFor<Result>(what: string, look: () => Promise<Result | null>): Promise<Result> {
    const since = Date.now();
    for (let pause = FIRST; ; pause = Math.min(pause * 1.5, 1_000)) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() - since > this.milliseconds) throw tooLong(what, since, 'it does not happen');
      await sleep(pause);
    }
  }

  private count(reason: string): void {
    const codes = new Set(reason.replace(/ \([^)]*\)/g, '').split(', '));
    this.tally.add(`repeated ${[...codes].join(', ')}`);
    for (const [, reference] of reason.matchAll(/INTERNAL \(([^)]*)\)/g))
      this.tally.internal.add(reference ?? '');
  }
}

function tooLong(what: string, since: number, reason: string): GivenUp {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return new GivenUp(`${what}: given up after ${seconds} s (${reason}).`);
}
