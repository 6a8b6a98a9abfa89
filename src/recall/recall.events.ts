import { z } from 'zod';
import { defineEvent } from '../platform/jobs/define-event.js';

/** A hub called a lot back. */
export const LotRecalled = defineEvent({
  name: 'recall.lot-recalled',
  payload: z.strictObject({ recallId: z.uuid() }),
});
