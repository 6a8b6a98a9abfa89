import { createHash } from 'node:crypto';

/**
 * Random choices that a seed brings back, all of them. Each part of the stream draws from a branch of its own,
 * by name: what one part does, or how long it takes, changes nothing in the others.
 */
export class Seeded {
  private readonly state: Uint32Array;

  constructor(private readonly path: string) {
    const digest = createHash('sha256').update(path).digest();
    this.state = Uint32Array.from([0, 4, 8, 12], (offset) => digest.readUInt32LE(offset));
  }

  branch(name: string): Seeded {
    return new Seeded(`${this.path}/${name}`);
  }

  /** From `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.int(0, items.length - 1)] ?? items[0];
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.int(0, last);
      [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
    }
    return mixed;
  }

  /** In pieces of `least` to `most`; the last one may be smaller. */
  cut<Item>(items: readonly Item[], least: number, most: number): Item[][] {
    const pieces: Item[][] = [];
    for (let from = 0; from < items.length; ) {
      const size = this.int(least, most);
      pieces.push(items.slice(from, from + size));
      from += size;
    }
    return pieces;
  }

  uuid(): string {
    const hex = [0, 0, 0, 0].map(() => this.word().toString(16).padStart(8, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  private fraction(): number {
    return this.word() / 2 ** 32;
  }

  /** sfc32, by Chris Doty-Humphrey (PractRand): small, quick, and good enough for choices like these. */
  private word(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.state;
    const result = (a + b + counter) >>> 0;
    this.state[0] = b ^ (b >>> 9);
    this.state[1] = c + (c << 3);
    this.state[2] = ((c << 21) | (c >>> 11)) + result;
    this.state[3] = counter + 1;
    return result;
  }
}
