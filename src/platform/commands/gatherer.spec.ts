import { Gatherer } from './gatherer.js';

const echo = (items: readonly string[]) => items.map((item) => ({ result: `${item}!` }));

/** A sender that keeps each group waiting until it is let go, and remembers the groups. */
function held() {
  const groups: string[][] = [];
  const gates: (() => void)[] = [];
  const send = async (items: readonly string[]) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => gates.push(resolve));
    return echo(items);
  };
  return { groups, send, letGo: () => gates.shift()?.() };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Gatherer', () => {
  it('sends the first alone, and what came meanwhile together, in order', async () => {
    const { groups, send, letGo } = held();
    const gatherer = new Gatherer<string, string>(10, (item) => [item], send);
    const answers = Promise.all(['a', 'b', 'c'].map((item) => gatherer.add('lane', item)));
    expect(groups).toEqual([['a']]);
    letGo();
    await settled();
    expect(groups).toEqual([['a'], ['b', 'c']]);
    letGo();
    expect(await answers).toEqual(['a!', 'b!', 'c!']);
  });

  it('keeps groups within their size, and items that share an identity apart', async () => {
    const { groups, send, letGo } = held();
    const gatherer = new Gatherer<string, string>(2, (item) => [item[0] ?? ''], send);
    const answers = Promise.all(['x', 'a1', 'a2', 'b', 'c'].map((item) => gatherer.add('lane', item)));
    for (let group = 0; group < 4; group += 1) {
      letGo();
      await settled();
    }
    expect(groups).toEqual([['x'], ['a1', 'b'], ['a2', 'c']]);
    expect(await answers).toEqual(['x!', 'a1!', 'a2!', 'b!', 'c!']);
  });

  it('lets no lane wait for another one', async () => {
    const { groups, send, letGo } = held();
    const gatherer = new Gatherer<string, string>(10, (item) => [item], send);
    const answers = Promise.all([gatherer.add('one', 'a'), gatherer.add('two', 'b')]);
    expect(groups).toEqual([['a'], ['b']]);
    letGo();
    letGo();
    await answers;
  });

  it('tries each alone when a group fails, so that only the one to blame fails', async () => {
    const groups: string[][] = [];
    const gatherer = new Gatherer<string, string>(
      10,
      (item) => [item],
      async (items) => {
        groups.push([...items]);
        await settled();
        if (items.includes('bad')) throw new Error('bad');
        return echo(items);
      },
    );
    const answers = await Promise.allSettled(
      ['first', 'a', 'bad', 'b'].map((item) => gatherer.add('lane', item)),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([['first'], ['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
  });

  it('forgets a lane that is empty', async () => {
    const gatherer = new Gatherer<string, string>(
      10,
      (item) => [item],
      async (items) => echo(items),
    );
    expect(await gatherer.add('lane', 'a')).toBe('a!');
    expect(await gatherer.add('lane', 'b')).toBe('b!');
  });
});
