import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { defineRefusal, type Refused } from '../platform/refusals/refusal.js';

export const LANE_NOT_OVERRIDDEN = defineRefusal(
  'LANE_NOT_OVERRIDDEN',
  'Your hub has no hours of its own for this lane: the usual ones hold already.',
);

export function noSuchLane(): Refused {
  return NOT_FOUND.because('There is no such lane.', 'laneId');
}
