import type { FormattedExecutionResult } from 'graphql';

/**
 * Leaves the first errors of an answer and says how many were left out: a page whose every row fails would
 * otherwise repeat one sentence a hundred times.
 */
export function withFewErrors<Result extends FormattedExecutionResult>(result: Result, most: number): Result {
  const { errors = [], extensions } = result;
  if (errors.length <= most) return result;
  return {
    ...result,
    errors: errors.slice(0, most),
    extensions: { ...extensions, errorsLeftOut: errors.length - most },
  };
}
