import { AsyncLocalStorage } from 'node:async_hooks';

const scopes = new AsyncLocalStorage<string>();

/**
 * Runs work on behalf of a request, here or in a job that the request caused: every log line written in it
 * carries the id.
 */
export function inRequest<Result>(requestId: string, work: () => Result): Result {
  return scopes.run(requestId, work);
}

/** The request that is being worked for, if any. */
export function currentRequestId(): string | undefined {
  return scopes.getStore();
}
