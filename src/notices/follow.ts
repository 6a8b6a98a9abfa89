/** What a follower needs of the outside. */
export interface Source<Row> {
  /** Rows after the last one, oldest first; none when there is nothing new. */
  readonly read: (last: Row | null) => Promise<readonly Row[]>;
  /** Calls when there may be something new. A call may be missing, or be one too many. */
  readonly listen: (hear: () => void) => () => void;
  /** Milliseconds between two looks when nobody calls. */
  readonly pause: number;
  /** True for a failure that passes by itself: it is looked again after the pause. */
  readonly passes: (problem: unknown) => boolean;
}

/**
 * Gives every row once and in order, for ever: first what is there, then what comes. It listens before it reads,
 * so that nothing falls between the two. A generator would not do: its `return()` waits for the pause to end.
 */
export class Follower<Row> implements AsyncIterableIterator<Row> {
  private rows: Row[] = [];
  private last: Row | null = null;
  private called = false;
  private closed = false;
  private endPause: () => void = () => undefined;
  private readonly stopListening: () => void;

  constructor(private readonly source: Source<Row>) {
    this.stopListening = source.listen(() => {
      this.called = true;
      this.endPause();
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Row, undefined>> {
    while (!this.closed) {
      const row = this.rows.shift();
      if (row !== undefined) {
        this.last = row;
        return { done: false, value: row };
      }
      await this.look();
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Row, undefined>> {
    this.closed = true;
    this.stopListening();
    this.endPause();
    return { done: true, value: undefined };
  }

  private async look(): Promise<void> {
    this.called = false;
    const found = await this.attempt();
    this.rows.push(...found);
    if (found.length === 0 && !this.called && !this.closed) await this.rest();
  }

  private async attempt(): Promise<readonly Row[]> {
    try {
      return await this.source.read(this.last);
    } catch (problem) {
      if (this.source.passes(problem)) return [];
      await this.return();
      throw problem;
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.source.pause);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
