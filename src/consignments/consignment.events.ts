import { z } from 'zod';
import { defineEventCodes } from '../history/event-codes.js';
import { defineEvent } from '../platform/jobs/define-event.js';

/** Events about a consignment itself, in its own stream. Its units' events stand in the same stream. */
export const ConsignmentEvent = defineEventCodes({
  CONSIGNMENT_ANNOUNCED: [250, 'The donor announced the consignment. The detail has its first recipients.'],
  CONSIGNMENT_RECIPIENTS_REVISED: [251, 'Other recipients were named. The detail has them before and after.'],
  CONSIGNMENT_TRANSPORT_ATTACHED: [252, 'A transport was named that brings the goods, or some of them.'],
  CONSIGNMENT_CANCELLED: [253, 'The donor withdrew the consignment before it arrived.'],
  CONSIGNMENT_ANNOUNCEMENT_REVISED: [
    254,
    'The donor announced other quantities. The detail has the lines before and after, and why.',
  ],
});

/** Something changed about the consignment itself: which event it was, `change` says. */
export const ConsignmentChanged = defineEvent({
  name: 'consignments.changed',
  payload: z.strictObject({
    consignmentId: z.uuid(),
    change: z.enum([
      'ANNOUNCED',
      'RECIPIENTS_REVISED',
      'ANNOUNCEMENT_REVISED',
      'TRANSPORT_ATTACHED',
      'CANCELLED',
    ]),
  }),
});
export type ConsignmentChange = z.output<typeof ConsignmentChanged.payload>['change'];
