import { defineEventCodes } from '../history/event-codes.js';

/** What a hub decides of itself, in its own stream. */
export const HubEvent = defineEventCodes({
  LANE_OVERRIDDEN: [50, 'The hub entered its own hours for a lane. The detail has them and those before.'],
  LANE_RESET: [51, 'The hub takes the usual hours of a lane again. The detail says why.'],
});
