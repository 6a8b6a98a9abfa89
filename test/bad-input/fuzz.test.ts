import { seedOfRun } from './chance.js';
import { Fuzz } from './fuzz.js';

describe('spoilt requests', () => {
  let fuzz: Fuzz;
  beforeAll(async () => {
    fuzz = await Fuzz.start(seedOfRun());
  });
  afterAll(() => fuzz?.end());

  it('are answered, all of them, and none as a fault of the hub', async () => {
    expect(await fuzz.send(600)).toEqual([]);
    // They do come through to the operations, and they are refused before them as well.
    expect(fuzz.statuses[200]).toBeGreaterThan(100);
    expect(fuzz.statuses[400]).toBeGreaterThan(50);
    expect((await fuzz.world.ask('operator', '{ me { id } }')).status).toBe(200);
  });
});
