import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

const subject = z.strictObject({ dispatchId: z.uuid() });

/** Finds a route for a dispatch, reserves its places, and stores why. */
export const PlanRoute = defineJob({ name: 'dispatches.plan-route', queue: 'dispatches', payload: subject });

/** Brings one dispatch up to what is known of its vehicles. Doing it again changes nothing. */
export const AdvanceDispatch = defineJob({
  name: 'dispatches.advance-dispatch',
  queue: 'dispatches',
  payload: subject,
});

/** Kind of the timer at the expected arrival. */
export const ARRIVAL_TIMER = 'dispatches.arrival';
