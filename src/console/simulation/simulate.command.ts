import { randomBytes } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { CommandAdder } from '../command-adder.js';
import { DEMO_PASSWORD } from '../demo/demo.data.js';
import { assemble, DEMO_NAMES, type Names } from './cast.js';
import type { Line } from './hub-client.js';
import { Ledger } from './ledger.js';
import { Patience, SimulationProblem } from './patience.js';
import { Progress } from './progress.js';
import { ReadBack } from './read-back.js';
import { reportOf } from './report.js';
import { Seeded } from './seeded.js';
import { Simulation } from './simulation.js';
import { HubClock } from './stage.js';
import { MOST_PALLETS, planStream } from './stream-plan.js';
import { Tally } from './tally.js';
import { Truth } from './truth.js';

const MINUTE = 60_000;

export interface SimulateOptions extends Names {
  readonly pallets: number;
  readonly seed: string;
  readonly url: string;
  readonly password: string;
  /** Minutes that an answer is waited for, over all repetitions. */
  readonly patience: number;
  readonly ledger?: string;
}

export const addSimulate: CommandAdder = (program) => {
  program
    .command('simulate')
    .description(
      'send a stream of donations through the API of a running hub, and check that all of it is there',
    )
    .option('--pallets <number>', 'how many pallets', wholeNumber, 2_000)
    .option(
      '--seed <text>',
      'the same seed makes the same stream; each only once on one hub',
      randomBytes(4).toString('hex'),
    )
    .option('--url <address>', 'where the API answers', 'http://127.0.0.1:3000')
    .option('--password <text>', 'password of all who act', DEMO_PASSWORD)
    .option('--patience <minutes>', 'how long to wait for a hub that does not answer', wholeNumber, 10)
    .option('--ledger <file>', 'write each acknowledgement to this file, as JSON lines, before going on')
    .option('--operator <email>', 'who receives and loads', DEMO_NAMES.operator)
    .option(
      '--supervisor <email>',
      'who releases holds and issues the keys of the scanners',
      DEMO_NAMES.supervisor,
    )
    .option('--carrier <email>', 'who reports departures and arrivals', DEMO_NAMES.carrier)
    .option('--donors <emails...>', 'who announce', [...DEMO_NAMES.donors])
    .option('--agencies <emails...>', 'who confirm deliveries', [...DEMO_NAMES.agencies])
    .action(async (options: SimulateOptions) => {
      if (!(await simulate(options, process.stdout))) process.exitCode = 1;
    });
};

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PALLETS) return number;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST_PALLETS}.`);
}

/** @returns whether the hub shows everything that it has acknowledged. @throws SimulationProblem */
export async function simulate(options: SimulateOptions, out: NodeJS.WriteStream): Promise<boolean> {
  const since = Date.now();
  const tally = new Tally();
  const plan = planStream(options.seed, options.pallets);
  const ledger = new Ledger(options.ledger);
  const progress = new Progress(plan.steps, tally, out);
  out.write(
    `Seed ${options.seed}: ${options.pallets} pallets on ${plan.flights.length} flights, as ${plan.name}.\n`,
  );
  try {
    ledger.write({ kind: 'plan', seed: options.seed, pallets: options.pallets, total: plan.steps });
    const patience = new Patience(options.patience * MINUTE, tally);
    const truth = new Truth(ledger, progress);
    const line: Line = { url: options.url, patience, tally };
    const cast = await assemble(line, options, options.password, plan.name);
    await refuseSecondRun(cast.operator, plan.flights[0]?.consignments[0]?.reference ?? '', options.seed);
    const random = new Seeded(options.seed).branch('stories');
    const clock = new HubClock(cast.operator);
    await new Simulation({ cast, patience, truth, random, clock }).run(plan);
    ledger.write({ kind: 'sent', steps: progress.steps });
    const readBack = new ReadBack(cast, truth);
    await readBack.run();
    progress.end();
    out.write(reportOf(tally, readBack, (Date.now() - since) / 1_000));
    return readBack.differences.length === 0 && tally.internal.size === 0;
  } catch (problem) {
    progress.end();
    throw problem;
  } finally {
    ledger.close();
  }
}

type Asker = { ask(query: string, variables: object): Promise<{ consignmentByReference: unknown }> };

/** Its keys are made from the seed, and its times from the hub's clock: the hub would refuse every one of them. */
async function refuseSecondRun(operator: Asker, reference: string, seed: string): Promise<void> {
  const query = 'query Before($reference: String!) { consignmentByReference(reference: $reference) { id } }';
  const { consignmentByReference: before } = await operator.ask(query, { reference });
  if (before)
    throw new SimulationProblem(
      `This hub has had the stream of seed ${seed} before. Choose another with --seed.`,
    );
}
