import { z } from 'zod';
import { defineJob } from '../../../src/platform/jobs/define-job.js';

export const slowPayload = z.object({ id: z.uuid() });

/** Two tries: a job that counted the deaths of its workers as tries would be dead after two. */
export const slow = defineJob({ name: 'test.slow', queue: 'dispatches', payload: slowPayload, attempts: 2 });
