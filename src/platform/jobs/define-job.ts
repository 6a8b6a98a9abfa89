import type { z } from 'zod';
import { type DeclaredMessage, declareMessage, type Retries } from './message.js';
import type { QueueName } from './queues.js';

/** A command: something to be done, by exactly one handler. */
export interface JobDefinition<Payload = unknown> extends DeclaredMessage<Payload>, Retries {
  readonly kind: 'command';
  readonly queue: QueueName;
}

interface JobWords<Payload> extends Partial<Retries> {
  /** `feature.verb-thing`, unique in the hub. Rows that wait carry it: a new name is a new job. */
  readonly name: string;
  readonly queue: QueueName;
  /** Ids only, in a form that an older row still fits: rows written by the last release are read by this one. */
  readonly payload: z.ZodType<Payload>;
}

/** Every job that some loaded file declares, by name. The worker process refuses to start without its handler. */
export const declaredJobs = new Map<string, JobDefinition>();

/** Declares a job once, in the `*.jobs.ts` of the feature that sends it. @throws Error a name taken or malformed. */
export function defineJob<Payload>(words: JobWords<Payload>): JobDefinition<Payload> {
  declareMessage(words.name);
  const job: JobDefinition<Payload> = { kind: 'command', attempts: 5, backoffMilliseconds: 1_000, ...words };
  declaredJobs.set(job.name, job as JobDefinition);
  return job;
}
