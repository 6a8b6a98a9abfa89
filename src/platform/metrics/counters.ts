import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/**
 * What this process counts as it works. Labels are names that stand in the code (operations of the schema, refusal
 * codes, jobs): nothing that a caller sends, no organisation and no person, so that their number has an end and the
 * page tells nothing of anybody.
 */
export const processRegistry = new Registry();
const registers = [processRegistry];

export const refusals = new Counter({
  name: 'hub_refusals_total',
  help: 'Requests that were refused, by the code of the refusal.',
  labelNames: ['code'] as const,
  registers,
});

export const problems = new Counter({
  name: 'hub_problems_total',
  help: 'Errors that nobody planned: INTERNAL, or UNAVAILABLE when the database was away.',
  labelNames: ['code'] as const,
  registers,
});

export const operationSeconds = new Histogram({
  name: 'hub_operation_seconds',
  help: 'Seconds that a field of Query or Mutation took, by its name in the schema and by how it ended.',
  labelNames: ['operation', 'outcome'] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
  registers,
});

export const deliveries = new Counter({
  name: 'hub_deliveries_total',
  help: 'Tries of jobs and of subscribers to events, by how they ended: done, again, later or dead.',
  labelNames: ['subscriber', 'outcome'] as const,
  registers,
});

let processIsMeasured = false;

/** Memory, processor, event loop: once a process, and only where somebody wants to know. */
export function measureProcess(): void {
  if (processIsMeasured) return;
  processIsMeasured = true;
  collectDefaultMetrics({ register: processRegistry });
}
