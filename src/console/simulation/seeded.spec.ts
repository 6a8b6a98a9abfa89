import fc from 'fast-check';
import { Seeded } from './seeded.js';

const drawn = (random: Seeded) => Array.from({ length: 50 }, () => random.int(0, 1_000_000));

describe('a seed', () => {
  it('brings back every choice, and another seed brings others', () => {
    expect(drawn(new Seeded('a'))).toEqual(drawn(new Seeded('a')));
    expect(drawn(new Seeded('a'))).not.toEqual(drawn(new Seeded('b')));
    expect(new Seeded('a').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('gives each branch its own choices, whatever was drawn before', () => {
    const used = new Seeded('a');
    drawn(used);
    expect(drawn(used.branch('x'))).toEqual(drawn(new Seeded('a').branch('x')));
    expect(drawn(used.branch('x'))).not.toEqual(drawn(used.branch('y')));
  });

  it('draws every number of a range about as often as the others', () => {
    const random = new Seeded('even');
    const counts = [0, 0, 0, 0, 0];
    for (let n = 0; n < 5_000; n += 1) {
      const place = random.int(3, 7) - 3;
      counts[place] = (counts[place] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('loses nothing when it shuffles and cuts', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer()),
        fc.integer({ min: 1, max: 9 }),
        (seed, items, least) => {
          const random = new Seeded(seed);
          expect([...random.shuffled(items)].sort()).toEqual([...items].sort());
          const pieces = random.cut(items, least, least + 3);
          expect(pieces.flat()).toEqual(items);
          for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});
