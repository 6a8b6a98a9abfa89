import { z } from 'zod';
import { defineEventCodes } from '../history/event-codes.js';
import { defineEvent } from '../platform/jobs/define-event.js';

/** Events about a transport, in its own stream. */
export const TransportEvent = defineEventCodes({
  TRANSPORT_SCHEDULED: [200, 'The transport was put on the timetable.'],
  TRANSPORT_LEFT: [
    201,
    'The vehicle was reported as gone. The detail may have a new estimate of its arrival.',
  ],
  TRANSPORT_ARRIVED: [202, 'The vehicle was reported as arrived.'],
  TRANSPORT_CANCELLED: [203, 'The transport was reported as cancelled.'],
  TRANSPORT_OVERDUE: [
    204,
    'A due time passed without a report. The detail has what is awaited, and since when.',
  ],
});

/** A report of a transport was recorded. `effect` says what it did: most subscribers pass over REPEATS. */
export const TransportReported = defineEvent({
  name: 'transports.reported',
  payload: z.strictObject({
    transportId: z.uuid(),
    report: z.enum(['LEFT', 'ARRIVED', 'CANCELLED']),
    effect: z.enum(['ADVANCES', 'REPEATS', 'CONTRADICTS']),
  }),
});

/** Kinds of the timers at the times when a departure and an arrival are due. */
export const DEPARTURE_TIMER = 'transports.departure';
export const ARRIVAL_TIMER = 'transports.arrival';
