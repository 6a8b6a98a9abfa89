import { isUnreachable } from '../database/postgres-errors.js';
import { tellableMessage } from '../logging/redaction.js';
import { BUSY } from '../refusals/platform.refusals.js';
import { Refused } from '../refusals/refusal.js';

/** What the queue knows of a try. */
export interface Try {
  /** The message's name in the queue. Only shown: what is done is read from the outbox row. */
  readonly name: string;
  /** This try and how many there are. */
  readonly number: number;
  readonly of: number;
  /** How often a process died while it was at work on this. */
  readonly deaths: number;
}

/** What the queue is told: done; try again after the back-off; later, without counting a try; never. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly problem: Error }
  | { readonly kind: 'later' }
  | { readonly kind: 'dead'; readonly reason: string };

/**
 * Seconds. While a new release is rolled out, an old worker takes jobs of subscribers that it does not know: it
 * puts young ones back for a worker that does.
 */
const ROLLOUT = 600;

export class NoHandler extends Error {
  readonly young: boolean;

  constructor(
    { name, ageSeconds }: { readonly name: string; readonly ageSeconds: number },
    subscriber: string,
  ) {
    super(`This process has no handler for ${name} to ${subscriber}.`);
    this.young = ageSeconds < ROLLOUT;
  }
}

/** The payload in the outbox row does not fit its declaration: no repetition will change that. */
export class UnfitPayload extends Error {}

/** A delivery that takes its process down each time would take all of them down for ever. */
const DEATHS = 20;

/** @returns why it is not even tried, or null. */
export function tooDeadly({ deaths }: Try): string | null {
  return deaths > DEATHS ? `The process died ${deaths} times while it was at work on this.` : null;
}

/** What a failure means. `dead` stands only once the dead letter is written. */
export function judge(problem: unknown, { number, of }: Try): Verdict {
  if (isUnreachable(problem) || (problem instanceof NoHandler && problem.young)) return { kind: 'later' };
  const error = problem instanceof Error ? problem : new Error(String(problem));
  return isForEver(error) || number >= of
    ? { kind: 'dead', reason: reasonOf(error) }
    : { kind: 'again', problem: error };
}

/** Others being in the way is a refusal to a person, who decides whether to repeat; a job is simply repeated. */
function isForEver(error: Error): boolean {
  return error instanceof UnfitPayload || (error instanceof Refused && error.code !== BUSY.code);
}

function reasonOf(error: Error): string {
  return error instanceof Refused ? `${error.code}: ${error.message}` : tellableMessage(error);
}
