import { z } from 'zod';
import { boundedText } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';

/** Trains from China call at about ten stations; nothing that comes to a hub calls at more than twice as many. */
const MOST_STOPS = 20;

const stop = z.object({
  place: boundedText(40),
  arrivesAt: dateTime(),
  departsAt: dateTime(),
  gaugeChange: z.boolean().nullish(),
});

export const stops = z.array(stop).max(MOST_STOPS, `A transport calls at ${MOST_STOPS} places at most.`);

export type StatedStop = z.output<typeof stop>;

export interface StatedWay {
  readonly departsAt: Date;
  readonly arrivesAt: Date;
  readonly stops: readonly StatedStop[];
}

/** A fault of the way: which field, and a sentence. */
export interface WayFault {
  readonly field: string;
  readonly sentence: string;
}

/** The first stop whose times do not follow those before it, or null. */
export function stopOutOfOrder({ departsAt, arrivesAt, stops: stated }: StatedWay): WayFault | null {
  let before = departsAt;
  for (const [place, stop] of stated.entries()) {
    if (stop.arrivesAt <= before)
      return fault(place, 'arrivesAt', 'is reached before the vehicle can be there');
    if (stop.departsAt < stop.arrivesAt) return fault(place, 'departsAt', 'is left before it is reached');
    before = stop.departsAt;
  }
  const last = stated.length - 1;
  return last >= 0 && before >= arrivesAt
    ? fault(last, 'departsAt', 'is left after the arrival at the destination')
    : null;
}

function fault(place: number, field: string, what: string): WayFault {
  return { field: `stops[${place}].${field}`, sentence: `Stop ${place + 1} ${what}.` };
}
