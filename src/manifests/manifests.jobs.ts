import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** Reads an uploaded manifest. Doing it again changes nothing. */
export const ReadManifest = defineJob({
  name: 'manifests.read-manifest',
  queue: 'dispatches',
  payload: z.strictObject({ manifestId: z.uuid() }),
});
