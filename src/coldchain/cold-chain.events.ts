import { z } from 'zod';
import { defineEvent } from '../platform/jobs/define-event.js';

/** Readings came in that stand for these pallets, and so for goods that were put from them onto others. Public ids. */
export const TemperaturesRecorded = defineEvent({
  name: 'coldchain.recorded',
  payload: z.strictObject({ unitIds: z.array(z.uuid()) }),
});
