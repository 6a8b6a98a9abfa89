/** What the simulation counts for its report. */
export class Tally {
  private readonly counts = new Map<string, number>();
  /** Answers that nobody planned: each has a reference id that stands in the hub's log. */
  readonly internal = new Set<string>();

  add(what: string, count = 1): void {
    this.counts.set(what, this.of(what) + count);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** `what` and its count, for everything that begins with the word. */
  all(word: string): [string, number][] {
    return [...this.counts]
      .filter(([what]) => what.startsWith(`${word} `))
      .map(([what, count]): [string, number] => [what.slice(word.length + 1), count])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  sum(word: string): number {
    return this.all(word).reduce((sum, [, count]) => sum + count, 0);
  }
}
