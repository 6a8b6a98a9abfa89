import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { DEMO_PASSWORD } from '../../src/console/demo/demo.data.js';
import { assemble } from '../../src/console/simulation/cast.js';
import { Ledger } from '../../src/console/simulation/ledger.js';
import { Patience } from '../../src/console/simulation/patience.js';
import { Progress } from '../../src/console/simulation/progress.js';
import { ReadBack } from '../../src/console/simulation/read-back.js';
import { simulate } from '../../src/console/simulation/simulate.js';
import { Tally } from '../../src/console/simulation/tally.js';
import { Truth } from '../../src/console/simulation/truth.js';
import { asSuperuser } from '../world/cluster.js';
import type { World } from '../world/world.js';
import { NAMES, startDemoWorld } from './demo-world.js';
import { type LossyLine, openLossyLine } from './lossy-line.js';

class Paper extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

// Other work on the machine may make a hub of three processes slow.
jest.setTimeout(300_000);

const PALLETS = 24;
let world: World;
let line: LossyLine;
let folder: string;

beforeAll(async () => {
  world = await startDemoWorld();
  line = await openLossyLine(world.url);
  folder = await mkdtemp(join(tmpdir(), 'simulation-'));
});
afterAll(async () => {
  await line.close();
  await world.close();
  await rm(folder, { recursive: true });
});

const run = (seed: string, paper: Paper, ledger?: string) =>
  simulate(
    {
      ...NAMES,
      seed,
      pallets: PALLETS,
      url: line.url,
      password: DEMO_PASSWORD,
      patience: 2,
      ...(ledger ? { ledger } : {}),
    },
    paper as unknown as NodeJS.WriteStream,
  );

describe('hub simulate', () => {
  it('finds every acknowledged receipt once, on a line that loses requests and answers', async () => {
    const paper = new Paper();
    const ledger = join(folder, 'ledger.jsonl');
    const good = await run('first', paper, ledger);
    expect(paper.text).toMatch(/differences +0\n/);
    expect(good).toBe(true);
    expect(line.fates.unheard).toBeGreaterThan(10);

    const lines = readFileSync(ledger, 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    const receipts = lines.filter(({ kind }) => kind === 'receipt').map(({ sscc }) => sscc);
    expect(new Set(receipts).size).toBe(receipts.length);
    const stored = await asSuperuser(
      (client) => client.query(`SELECT count(*)::int AS count FROM unit_state WHERE received_at IS NOT NULL`),
      world.database,
    );
    expect(receipts.length).toBe(stored.rows[0].count);
    expect(lines.filter(({ kind }) => kind === 'delivery').length).toBeGreaterThan(0);
  });

  it("can ask for the hub's own time, signed in or not", async () => {
    const { hubTime } = (await world.ask(null, '{ hubTime }')).data;
    expect(hubTime).toMatch(/^2020-03-13T\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('refuses a stream that this hub has had before, in one sentence', async () => {
    await expect(run('first', new Paper())).rejects.toThrow('has had the stream of seed first before');
  });

  it('tells what is missing, and what is there twice', async () => {
    const tally = new Tally();
    const patience = new Patience(60_000, tally);
    const cast = await assemble({ url: world.url, patience, tally }, NAMES, DEMO_PASSWORD, {
      run: 'read back',
      refuse: async () => undefined,
    });
    const progress = new Progress(1, tally, new Paper() as unknown as NodeJS.WriteStream);
    const truth = new Truth(new Ledger(undefined), progress);
    progress.end();
    const { expectedPallets } = await cast.operator.ask(
      'query Expected { expectedPallets(first: 1) { nodes { sscc } } }',
    );
    const { presentPallets } = await cast.operator.ask(
      'query Present { presentPallets(first: 1) { nodes { sscc } } }',
    );
    truth.receipts([expectedPallets.nodes[0].sscc, presentPallets.nodes[0].sscc]);
    truth.happened(presentPallets.nodes[0].sscc, 'UNIT_RECEIVED', 'UNIT_RECEIVED', 'UNIT_LOST');
    const readBack = new ReadBack(cast, truth);
    await readBack.run();
    expect(readBack.differences).toContainEqual(expect.stringContaining('the hub shows EXPECTED'));
    expect(readBack.differences).toContainEqual(
      expect.stringContaining('UNIT_LOST 0 times, 1 were acknowledged'),
    );
  });
});
