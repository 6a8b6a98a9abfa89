import { RATE_LIMITED } from '../refusals/platform.refusals.js';
import { Refused } from '../refusals/refusal.js';

/** The refusal that says when to come back. */
export class RateLimited extends Refused {
  /** Whole seconds, at least 1. */
  readonly retryAfterSeconds: number;

  /** @param wait milliseconds */
  constructor(wait: number, sentence = 'This is more than you may ask for in a minute.') {
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    super(RATE_LIMITED.code, `${sentence} Try again in ${seconds} s.`);
    this.retryAfterSeconds = seconds;
  }
}
