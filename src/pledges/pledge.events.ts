import { defineEventCodes } from '../history/event-codes.js';

/** Events of a pledge, in its own stream. */
export const PledgeEvent = defineEventCodes({
  PLEDGE_MADE: [400, 'A donor promised goods. The detail has the lines.'],
  PLEDGE_REVISED: [
    401,
    'The donor promised something else. The detail has the lines before and after, and why.',
  ],
  PLEDGE_WITHDRAWN: [402, 'The donor took the promise back. The detail says why.'],
});
