/** Numbers that look random and are the same again for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  oneIn(chances: number): boolean {
    return this.below(chances) === 0;
  }

  pick<One>(list: readonly One[]): One {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('Nothing to pick from');
    return picked;
  }
}

/** Of the run: FUZZ_SEED when it is given, to see the same again. */
export function seedOfRun(): number {
  const given = process.env.FUZZ_SEED;
  return given ? Number(given) : Date.now() % 2_147_483_647;
}
