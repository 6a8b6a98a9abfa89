import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seedOfRun } from '../bad-input/chance.js';
import { Fuzz } from '../bad-input/fuzz.js';

const REQUESTS = 20_000;
const WARM = 5_000;
/** The store of parsed documents is full after the first quarter, and compiled code is what goes on growing. */
const MOST_GROWTH = 32 * 1_048_576;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use when everything that nobody needs has gone. */
async function inUse(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it(`of ${REQUESTS} spoilt requests none is a fault of the hub, and none leaves anything in memory`, async () => {
  const fuzz = await Fuzz.start(seedOfRun());
  try {
    expect(await fuzz.send(WARM)).toEqual([]);
    const before = await inUse();
    expect(await fuzz.send(REQUESTS - WARM)).toEqual([]);
    const growth = (await inUse()) - before;
    process.stdout.write(
      `fuzz answers ${JSON.stringify(fuzz.statuses)}, growth ${Math.round(growth / 1024)} kB\n`,
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
    expect((await fuzz.world.ask('operator', '{ me { id } }')).status).toBe(200);
  } finally {
    await fuzz.end();
  }
}, 1_800_000);
