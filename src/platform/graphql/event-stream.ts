import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { inRequest } from '../logging/request-scope.js';
import type { GraphqlContext } from './graphql-context.js';

/** An operation of a subscription whose context can be ended. */
export interface SubscriptionArgs extends ExecutionArgs {
  readonly contextValue: GraphqlContext;
  readonly end: AbortController;
}

/**
 * In place of `subscribe` of graphql-js, which executes every event with one context: loaders would show
 * what was true at the first event for as long as the socket is open.
 */
export async function subscribeWithFreshContexts(
  args: SubscriptionArgs,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const { contextValue: context } = args;
  const source = await inRequest(context.requestId, () => createSourceEventStream(args));
  return Symbol.asyncIterator in source ? new EventStream(source[Symbol.asyncIterator](), args) : source;
}

type Turn = IteratorResult<ExecutionResult, undefined>;

const DONE: Turn = { done: true, value: undefined };

/**
 * No async generator: its `return` waits for a pending `next`, so that a subscription on which nothing
 * happens could not be ended.
 */
class EventStream implements AsyncIterableIterator<ExecutionResult, undefined> {
  private settle: (turn: Turn) => void = () => undefined;

  constructor(
    private readonly source: AsyncIterator<unknown>,
    private readonly args: SubscriptionArgs,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Turn> {
    if (this.args.end.signal.aborted) return Promise.resolve(DONE);
    return new Promise<Turn>((resolve, reject) => {
      this.settle = resolve;
      inRequest(this.args.contextValue.requestId, () => this.turn()).then(resolve, reject);
    });
  }

  async return(): Promise<Turn> {
    this.args.end.abort();
    this.settle(DONE);
    // Not awaited: a generator that waits for news answers only when there is some.
    this.source.return?.()?.catch(() => undefined);
    return DONE;
  }

  private async turn(): Promise<Turn> {
    const { done, value } = await this.pull();
    if (done) return DONE;
    const contextValue = this.args.contextValue.forEvent();
    return { done: false, value: await execute({ ...this.args, rootValue: value, contextValue }) };
  }

  /** A source that fails or is exhausted ends the subscription as its client does. */
  private async pull(): Promise<IteratorResult<unknown>> {
    try {
      const turn = await this.source.next();
      if (turn.done) this.args.end.abort();
      return turn;
    } catch (problem) {
      this.args.end.abort();
      throw problem;
    }
  }
}
