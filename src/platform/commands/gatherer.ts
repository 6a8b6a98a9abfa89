interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (problem: unknown) => void;
}

/** What became of one item of a group. */
export type Settled<Result> = { readonly result: Result } | { readonly problem: unknown };

/**
 * Hands on what comes one by one in groups: the first at once and alone, and what comes while a group is under way
 * as the next one. So nobody waits when there is little to do, and when there is much the cost of a transaction is
 * shared. Groups of one lane follow one another; lanes know nothing of each other.
 */
export class Gatherer<Item, Result> {
  private readonly lanes = new Map<string, Waiting<Item, Result>[]>();

  /**
   * @param largest how many one group has at most
   * @param identities two items that share one never come into the same group: the second is judged after the first
   * @param send answers one outcome an item, in their order
   */
  constructor(
    private readonly largest: number,
    private readonly identities: (item: Item) => readonly string[],
    private readonly send: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>,
  ) {}

  /** The item's own outcome, whatever becomes of the others of its group. */
  add(lane: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = this.lanes.get(lane);
      if (waiting) {
        waiting.push({ item, resolve, reject });
        return;
      }
      this.lanes.set(lane, [{ item, resolve, reject }]);
      void this.empty(lane);
    });
  }

  private async empty(lane: string): Promise<void> {
    for (let queue = this.lanes.get(lane) ?? []; queue.length > 0; ) {
      const group = this.take(queue);
      await this.settle(group);
    }
    this.lanes.delete(lane);
  }

  /** The first items of the queue in their order; those that repeat an identity stay for the next group. */
  private take(queue: Waiting<Item, Result>[]): Waiting<Item, Result>[] {
    const seen = new Set<string>();
    const group: Waiting<Item, Result>[] = [];
    const rest = queue.filter((one) => {
      const identities = this.identities(one.item);
      const repeats = identities.some((identity) => seen.has(identity));
      for (const identity of identities) seen.add(identity);
      if (repeats || group.length >= this.largest) return true;
      group.push(one);
      return false;
    });
    queue.splice(0, queue.length, ...rest);
    return group;
  }

  private async settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    const outcomes = await this.outcomes(group.map(({ item }) => item));
    group.forEach(({ resolve, reject }, place) => {
      const outcome = outcomes[place] ?? { problem: new Error('A group answered too few outcomes') };
      if ('result' in outcome) resolve(outcome.result);
      else reject(outcome.problem);
    });
  }

  private async outcomes(items: readonly Item[]): Promise<readonly Settled<Result>[]> {
    try {
      return await this.send(items);
    } catch (problem) {
      if (items.length === 1) return [{ problem }];
      // One of them may be to blame: alone it harms nobody else.
      const alone: Settled<Result>[] = [];
      for (const item of items) alone.push(...(await this.outcomes([item])));
      return alone;
    }
  }
}
