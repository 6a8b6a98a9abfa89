import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';

/** Milliseconds that a stated time may be ahead of the hub's clock before it is taken for a mistake. */
const CLOCK_SKEW = 5 * 60_000;

/**
 * When goods were taken in: as stated, or now.
 *
 * @param earliest when they left; where nobody reported it, when they were put together
 * @throws Refused INVALID_INPUT for a time in the future, or before the goods left the hub
 */
export function deliveryTime(stated: Date | null | undefined, earliest: Date, now: Date): Date {
  const receivedAt = stated ?? now;
  if (receivedAt.getTime() > now.getTime() + CLOCK_SKEW) {
    throw INVALID_INPUT.because("This time is in the future by the hub's clock.", 'receivedAt');
  }
  if (stated && receivedAt < earliest) {
    throw INVALID_INPUT.because(
      `The goods left the hub later than that: after ${earliest.toISOString()}.`,
      'receivedAt',
    );
  }
  return receivedAt;
}
