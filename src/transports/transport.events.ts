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
  TRANSPORT_IDENTIFIER_ADDED: [
    205,
    'A paper, container, ULD or seal was added. The detail has its number, and why a wrong one was recorded.',
  ],
  TRANSPORT_IDENTIFIER_REPLACED: [206, 'The number of one of them was replaced. The detail has both.'],
  TRANSPORT_IDENTIFIER_REMOVED: [207, 'One of them was taken off the transport. The detail says why.'],
  TRANSPORT_ESTIMATED: [
    208,
    'The carrier expects it at another time. The detail has the times and the reason.',
  ],
  TRANSPORT_CALL_ARRIVED: [209, 'The vehicle was reported at one of its stops. The detail says which.'],
  TRANSPORT_CALL_LEFT: [210, 'The vehicle was reported as gone on from a stop. The detail says which.'],
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

/** A stop of a transport was reported that was not known: what leaves it there is concerned. */
export const TransportCalled = defineEvent({
  name: 'transports.called',
  payload: z.strictObject({ transportId: z.uuid() }),
});

/** A carrier expects a transport at other times than were known. */
export const TransportEstimated = defineEvent({
  name: 'transports.estimated',
  payload: z.strictObject({ transportId: z.uuid() }),
});

/** Kinds of the timers at the times when a departure and an arrival are due. */
export const DEPARTURE_TIMER = 'transports.departure';
export const ARRIVAL_TIMER = 'transports.arrival';
