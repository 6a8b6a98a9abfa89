import { Follower, type Source } from './follow.js';

/** A feed in memory: numbers from 1. */
class Numbers implements Source<number> {
  last = 0;
  looks = 0;
  trouble: Error | null = null;
  hear: (() => void) | null = null;
  meanwhile: () => void = () => undefined;
  pause = 60_000;

  read = async (after: number | null): Promise<number[]> => {
    this.looks += 1;
    if (this.trouble) throw this.trouble;
    const from = (after ?? 0) + 1;
    const found = Array.from({ length: Math.min(3, this.last - from + 1) }, (_, index) => from + index);
    this.meanwhile();
    return found;
  };

  listen = (hear: () => void) => {
    this.hear = hear;
    return () => {
      this.hear = null;
    };
  };

  passes = (problem: unknown) => problem instanceof RangeError;
}

async function take(follower: Follower<number>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { value, done } = await follower.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** Lets everything that is ready run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a follower', () => {
  let source: Numbers;
  let follower: Follower<number>;
  beforeEach(() => {
    source = new Numbers();
    follower = new Follower(source);
  });
  afterEach(() => follower.return());

  it('gives what is there, then what comes, each once and in order', async () => {
    source.last = 7;
    expect(await take(follower, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const next = follower.next();
    await turn();
    source.last = 8;
    source.hear?.();
    expect(await next).toEqual({ done: false, value: 8 });
  });

  it('misses nothing that comes while it looks', async () => {
    source.meanwhile = () => {
      if (source.last > 0) return;
      source.last = 1;
      source.hear?.();
    };
    expect(await follower.next()).toEqual({ done: false, value: 1 });
    expect(source.looks).toBe(2);
  });

  it('finds by itself what nobody hinted at', async () => {
    source.pause = 5;
    const next = follower.next();
    await turn();
    source.last = 1;
    expect(await next).toEqual({ done: false, value: 1 });
  });

  it('is not woken twice by a hint that came before', async () => {
    source.last = 1;
    source.hear?.();
    source.hear?.();
    await follower.next();
    const next = follower.next();
    await turn();
    expect(source.looks).toBe(2);
    await follower.return();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('ends at once while it waits, and listens no more', async () => {
    const next = follower.next();
    await turn();
    await follower.return();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(source.hear).toBeNull();
    expect(await follower.next()).toEqual({ done: true, value: undefined });
  });

  it('looks again after trouble that passes, and ends with any other', async () => {
    source.pause = 5;
    source.trouble = new RangeError('away');
    const next = follower.next();
    await turn();
    source.trouble = null;
    source.last = 1;
    expect(await next).toEqual({ done: false, value: 1 });
    source.trouble = new Error('broken');
    await expect(follower.next()).rejects.toThrow('broken');
    expect(source.hear).toBeNull();
  });
});
