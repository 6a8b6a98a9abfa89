import { z } from 'zod';
import { defineEvent } from '../platform/jobs/define-event.js';

/**
 * Events of units were appended to one stream, at once. unit_apply announces it, in SQL; `subject` is the public
 * id of whom the stream belongs to: a consignment, or the hub for units that nobody announced.
 */
export const UnitsRecorded = defineEvent({
  name: 'units.recorded',
  payload: z.strictObject({ subject: z.uuid(), firstSequence: z.int(), lastSequence: z.int() }),
});
