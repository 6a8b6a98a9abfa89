import { defineEventCodes } from '../history/event-codes.js';

/** What a hub decides of itself, in its own stream. */
export const HubEvent = defineEventCodes({
  LANE_OVERRIDDEN: [50, 'The hub entered its own hours for a lane. The detail has them and those before.'],
  LANE_RESET: [51, 'The hub takes the usual hours of a lane again. The detail says why.'],
  DEAD_LETTER_RETRIED: [52, 'An administrator took a dead letter up again. The audit entry says which.'],
  CLOCK_MOVED: [53, 'Somebody moved the clock of a demo hub. The audit entry has what was before.'],
});
