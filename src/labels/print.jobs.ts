import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Makes the file of a print job. Doing it again changes nothing. */
export const PrintPaper = defineJob({
  name: 'labels.print-paper',
  queue: 'dispatches',
  payload: z.strictObject({ printJobId: z.uuid() }),
});
