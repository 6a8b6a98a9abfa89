import { Logger } from '@nestjs/common';
import { isUnreachable } from '../database/postgres-errors.js';
import { newId } from '../ids/ids.js';
import { problems } from '../metrics/counters.js';

/** What a caller may know of an error that nobody planned. */
export interface MaskedProblem {
  readonly code: 'INTERNAL' | 'UNAVAILABLE';
  readonly message: string;
  /** The id that the log line of the error carries. */
  readonly reference: string;
}

const log = new Logger('Problem');

/** One error object may fail a hundred fields: it gets one reference and one line in the log. */
const seen = new WeakMap<object, MaskedProblem>();

/**
 * Turns an unexpected error into what the caller is told, and logs the error itself once.
 *
 * @param where small facts for the log line, such as the path of the field
 */
export function maskedProblem(problem: unknown, where: Record<string, unknown> = {}): MaskedProblem {
  const error = problem instanceof Error ? problem : new Error(`Thrown: ${String(problem)}`);
  const before = seen.get(error);
  if (before) return before;
  const masked = isUnreachable(error) ? unavailable() : internal();
  seen.set(error, masked);
  problems.inc({ code: masked.code });
  const line = { ...where, reference: masked.reference, err: error };
  if (masked.code === 'UNAVAILABLE') log.warn(line);
  else log.error(line);
  return masked;
}

function internal(): MaskedProblem {
  const reference = newId();
  const message = `Something went wrong on our side. Quote the reference ${reference} when you report it.`;
  return { code: 'INTERNAL', message, reference };
}

function unavailable(): MaskedProblem {
  const message =
    'The database cannot be reached at the moment. Send the same request with the same idempotency key again.';
  return { code: 'UNAVAILABLE', message, reference: newId() };
}
