/** Everything that an answer may hold: it has the shape of its query. */
// biome-ignore lint/suspicious/noExplicitAny: a client that knows its own queries needs no second copy of the schema
export type Json = any;

export interface Answer {
  readonly data: Json;
  /** Codes of the errors, `INTERNAL (reference)` where there is one to quote. */
  readonly codes: readonly string[];
  readonly message: string;
}

/** No answer, or one that says: again. The request may have been carried out all the same. */
export class NoAnswer extends Error {}

/** Milliseconds after which an answer is not waited for any longer. */
const PATIENCE = 30_000;

/** Busy, too many, going down, starting up: what a server means by these passes. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** One GraphQL request over HTTP. @throws NoAnswer */
export async function send(
  url: string,
  authorization: string | null,
  body: { readonly query: string; readonly variables: Json },
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((problem: unknown) => {
    throw new NoAnswer(reasonOf(problem));
  });
  const read = await response.json().catch(() => {
    throw new NoAnswer(`status ${response.status} without a whole answer`);
  });
  const answer = answerIn(read);
  if (PASSING.has(response.status))
    throw new NoAnswer([...new Set(answer.codes)].join(', ') || `status ${response.status}`);
  return answer;
}

function answerIn(read: Json): Answer {
  const errors: Json[] = Array.isArray(read?.errors) ? read.errors : [];
  return {
    data: read?.data ?? null,
    codes: errors.map(({ extensions }) => codeOf(extensions ?? {})),
    message: errors.map(({ message, path }) => `${message}${path ? ` (${path.join('.')})` : ''}`).join('; '),
  };
}

function codeOf({ code, reference }: { code?: string; reference?: string }): string {
  return code === 'INTERNAL' ? `INTERNAL (${reference})` : (code ?? 'UNKNOWN');
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(problem: unknown): string {
  const cause = (problem as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? String((problem as Error).message);
}
