import { z } from 'zod';
import { defineEventCodes } from '../history/event-codes.js';
import { defineEvent } from '../platform/jobs/define-event.js';

/** Events of a request, in its own stream. */
export const RequestEvent = defineEventCodes({
  REQUEST_DRAFTED: [350, 'An agency drafted the request. The detail has what it asked for first.'],
  REQUEST_OPENED: [351, 'The agency sent the request to the hub.'],
  REQUEST_CHANGED: [352, 'The agency asks for something else. The detail has it before and after.'],
  REQUEST_ALLOCATED: [353, 'Goods were allocated to the request. The detail has items and quantities.'],
  REQUEST_RELEASED: [354, 'Allocated goods were given back. The detail has items and quantities.'],
  REQUEST_DELIVERED: [355, 'Allocated goods were delivered. The detail has items and quantities.'],
  REQUEST_CLOSED: [356, 'The request was closed: it takes no more goods.'],
  REQUEST_CANCELLED: [357, 'The agency took the request back before anything was allocated to it.'],
});

/** Something changed about a request: `change` says what. Drafts are announced to nobody. */
export const RequestChanged = defineEvent({
  name: 'requests.changed',
  payload: z.strictObject({
    requestId: z.uuid(),
    change: z.enum(['OPENED', 'CHANGED', 'ALLOCATED', 'RELEASED', 'DELIVERED', 'CLOSED', 'CANCELLED']),
  }),
});
export type RequestChange = z.output<typeof RequestChanged.payload>['change'];
