/** So many at once, and so many more may wait. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
  ) {}

  get isFull(): boolean {
    return this.inside >= this.atOnce && this.waiting.length >= this.mayWait;
  }

  /** In the order of their coming. @throws the result of `full` when too many wait already */
  async pass<Result>(work: () => Promise<Result>, full: () => Error): Promise<Result> {
    if (this.isFull) throw full();
    if (this.inside < this.atOnce) this.inside += 1;
    // Who leaves hands the place on, so that nobody can slip in between.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
