import type { z } from 'zod';
import { INVALID_INPUT } from './platform.refusals.js';

/**
 * Checks an input against its schema and answers the checked value.
 * @throws Refused INVALID_INPUT with the path of the first bad field.
 */
export function validated<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw INVALID_INPUT.because(first?.message ?? 'The input is not valid.', fieldPath(first?.path ?? []));
}

/** `['units', 0, 'sscc']` as `units[0].sscc`. */
export function fieldPath(path: readonly PropertyKey[]): string | null {
  if (path.length === 0) return null;
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
