import { HttpException } from '@nestjs/common';
import { maskedProblem } from '../logging/masked-problem.js';
import { refusals } from '../metrics/counters.js';
import { RateLimited } from '../rates/rate-limited.js';
import { Refused } from '../refusals/refusal.js';

/** How a request ends that got no answer of its own: a status, a stable code, and a sentence. */
export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
  readonly reference?: string;
  readonly retryAfterSeconds?: number;
}

const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  KEY_REUSED: 409,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_NOT_TAKEN: 415,
  BUSY: 503,
  RATE_LIMITED: 429,
};

const OF_STATUS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: [
    'METHOD_NOT_ALLOWED',
    'This address does not take this method. GraphQL takes POST, and GET for queries.',
  ],
  406: ['NOT_ACCEPTABLE', 'The answer cannot be given in a form that the `accept` header names.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive. Send it again.'],
  413: ['BODY_TOO_LARGE', 'The request body is too large. Send less at once: a batch holds up to 500 items.'],
  414: ['ADDRESS_TOO_LONG', 'The address is too long. Use POST.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with the header `content-type: application/json`.'],
  431: ['HEADERS_TOO_LARGE', 'The headers of the request are too large.'],
};

const NOT_UNDERSTOOD = ['BAD_REQUEST', 'The request is not well formed.'] as const;
const NOT_JSON = ['MALFORMED_JSON', 'The body is not well-formed JSON.'] as const;

/** The answer to an error that reached the HTTP door. What nobody planned is masked and logged. */
export function answerTo(problem: unknown): ProblemAnswer {
  if (problem instanceof Refused) return refusalAnswer(problem);
  const status = statusOf(problem);
  if (status !== undefined && status < 500) return statusAnswer(status, problem);
  const masked = maskedProblem(problem);
  return { status: masked.code === 'UNAVAILABLE' ? 503 : 500, ...masked };
}

/** The standard answer of a client error's status. */
export function statusAnswer(status: number, problem?: unknown): ProblemAnswer {
  const [code, message] = OF_STATUS[status] ?? (isJsonProblem(problem) ? NOT_JSON : NOT_UNDERSTOOD);
  return { status, code, message };
}

/** The body of an answer: GraphQL's form for GraphQL's address, one object elsewhere. */
export function bodyOf({ status: _, message, ...facts }: ProblemAnswer, url: string): object {
  if (!/^\/graphql(?:[?/]|$)/.test(url)) return { ...facts, message };
  return { errors: [{ message, extensions: facts }] };
}

function refusalAnswer(refused: Refused): ProblemAnswer {
  const { code, message, field } = refused;
  refusals.inc({ code });
  const when = refused instanceof RateLimited ? { retryAfterSeconds: refused.retryAfterSeconds } : {};
  return { status: STATUS_OF_REFUSAL[code] ?? 400, code, message, field, ...when };
}

function statusOf(problem: unknown): number | undefined {
  if (problem instanceof HttpException) return problem.getStatus();
  const status = (problem as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

function isJsonProblem(problem: unknown): boolean {
  const cause = (problem as { cause?: { code?: unknown; name?: unknown } } | null)?.cause ?? problem;
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
  return name === 'SyntaxError' || /JSON_BODY/.test(String(code));
}
