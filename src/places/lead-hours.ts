import type { LeadHours } from './lane.lifecycle.js';
import type { LaneRow } from './lane.store.js';

/** The hub's own hours, or the usual ones; null where nobody knows. */
export function hoursOf({ ownLeast, ownMost, usualLeast, usualMost }: LaneRow): LeadHours | null {
  if (ownLeast !== null && ownMost !== null) return { least: ownLeast, most: ownMost };
  return usualHoursOf({ usualLeast, usualMost });
}

export function usualHoursOf({
  usualLeast,
  usualMost,
}: Pick<LaneRow, 'usualLeast' | 'usualMost'>): LeadHours | null {
  return usualLeast === null || usualMost === null ? null : { least: usualLeast, most: usualMost };
}
