import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { maskedProblem } from '../logging/masked-problem.js';
import { refusals } from '../metrics/counters.js';
import { RateLimited } from '../rates/rate-limited.js';
import { Refused } from '../refusals/refusal.js';
import { withoutValues } from './invalid-values.js';

/** Errors of the request itself, made by Apollo, graphql-js or the limits: their sentences are for the caller. */
const OF_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DOCUMENT_NOT_TRUSTED',
  'TOO_LARGE',
  'TOO_COSTLY',
]);

/** What else may be told of such an error. Everything that is not named here stays inside. */
const TOLD = ['cost', 'limit'] as const;

/**
 * The one place where an error gets the form that a caller sees.
 *
 * @param tellsSchema whether "Did you mean …" may name fields that the caller did not
 */
export class ErrorFormat {
  constructor(private readonly tellsSchema: boolean) {}

  /** @param thrown what graphql-js reports: mostly its own error around what a resolver threw */
  format(thrown: unknown): GraphQLFormattedError {
    const error = thrown instanceof GraphQLError ? thrown : undefined;
    const place = { ...(error?.locations ? { locations: error.locations } : {}), ...pathOf(error) };
    const cause = originOf(thrown);
    if (cause instanceof Refused) {
      const { code, message, field } = cause;
      refusals.inc({ code });
      const when = cause instanceof RateLimited ? { retryAfterSeconds: cause.retryAfterSeconds } : {};
      return { message, ...place, extensions: { code, field, ...when } };
    }
    const code = error && requestCodeOf(error);
    if (code) {
      refusals.inc({ code });
      return { message: this.sentence(error.message), ...place, extensions: { code, ...told(error) } };
    }
    const { message, ...facts } = maskedProblem(cause, { path: error?.path?.join('.') });
    return { message, ...place, extensions: { ...facts } };
  }

  private sentence(message: string): string {
    // What graphql-js says when comparing the fields would take too long.
    if (message === 'Validation aborted.')
      return 'The document is too large to be checked: it repeats its fields.';
    const told = withoutValues(message);
    return this.tellsSchema ? told : told.replace(/ ?Did you mean [^?]*\?/g, '');
  }
}

function pathOf(error: GraphQLError | undefined): Pick<GraphQLFormattedError, 'path'> {
  return error?.path ? { path: error.path } : {};
}

/** The innermost error: what the resolver threw. */
function originOf(thrown: unknown): unknown {
  if (!(thrown instanceof GraphQLError) || !thrown.originalError) return thrown;
  return originOf(thrown.originalError);
}

function requestCodeOf(error: GraphQLError): string | undefined {
  const code = error.extensions.code;
  if (typeof code === 'string' && OF_THE_REQUEST.has(code)) return code;
  return isBadInput(error) ? 'BAD_USER_INPUT' : undefined;
}

/** Variables and arguments that do not fit their types: graphql-js gives such errors no code. */
function isBadInput(error: GraphQLError): boolean {
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return true;
  return error.originalError === undefined && /^(?:Variable|Argument) "/.test(error.message);
}

function told(error: GraphQLError): Record<string, unknown> {
  return Object.fromEntries(
    TOLD.filter((name) => name in error.extensions).map((name) => [name, error.extensions[name]]),
  );
}
