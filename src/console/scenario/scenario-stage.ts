import type { ScenarioCast } from './scenario-cast.js';

/** What is not so yet, and may be so in a moment: the step is tried again. */
export class NotYet extends Error {}

/** Somebody has done it already, or has made it impossible: the sentence says what. */
export class Overtaken extends Error {}

/**
 * What a step has decided, kept in the demo's database: a step that was cut off goes on with what it had decided,
 * under the same idempotency keys, and not with what it would decide now.
 */
export interface StepMemory {
  /** @returns null where nothing was decided */
  recall<Facts>(key: string): Promise<Facts | null>;
  remember(key: string, facts: object): Promise<void>;
}

/** What a scenario is played on. */
export interface ScenarioStage {
  readonly cast: ScenarioCast;
  readonly memory: StepMemory;
  /** Code of the hub and of its place. */
  readonly hub: string;
  /** Lets the simulated carrier look at the clock at once, instead of within a second. */
  readonly carrierLooks: () => Promise<unknown>;
  /** Rests for so many milliseconds, or until the player is to stop. @returns false for that */
  readonly rest: (milliseconds: number) => Promise<boolean>;
}

/** Milliseconds, and looks, after which something that others do is looked for in another try. */
const PAUSE = 100;
const LOOKS = 20;

/** @param look answers null as long as it is not so. @throws NotYet */
export async function soon<Result>(
  stage: ScenarioStage,
  what: string,
  look: () => Promise<Result | null>,
): Promise<Result> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const found = await look();
    if (found !== null) return found;
    if (!(await stage.rest(PAUSE))) break;
  }
  throw new NotYet(what);
}
