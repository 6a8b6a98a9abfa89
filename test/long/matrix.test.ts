import { UNLIMITED } from '../bad-input/fuzz.js';
import { runMatrix } from '../matrix/matrix.js';
import { setStage } from '../matrix/play.js';
import { DEEPEST } from '../matrix/selections.js';
import { startWorld, type World } from '../world/world.js';

/** Milliseconds: it asks tens of thousands of questions. */
const LONGEST = 1_800_000;

let world: World;
beforeAll(async () => {
  world = await startWorld(UNLIMITED);
}, LONGEST);
afterAll(() => world?.close());

describe('the whole matrix', () => {
  it(
    'finds nothing: every role, device and shift, every token that does not count, more cursors, deeper',
    async () => {
      const stage = await setStage(world);
      const { findings, asked } = await runMatrix(stage, { cursors: 4, depth: DEEPEST, everyRole: true });
      expect(findings).toEqual([]);
      expect(asked.queries).toBeGreaterThan(10_000);
    },
    LONGEST,
  );
});
