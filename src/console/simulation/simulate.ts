import { assemble, type Cast, type Names } from './cast.js';
import type { HubClient } from './hub-client.js';
import { Ledger } from './ledger.js';
import { Patience, SimulationProblem } from './patience.js';
import { Progress } from './progress.js';
import { ReadBack } from './read-back.js';
import { reportOf } from './report.js';
import { Seeded } from './seeded.js';
import { Simulation } from './simulation.js';
import { HubClock } from './stage.js';
import { planStream, type StreamPlan } from './stream-plan.js';
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

interface Run {
  readonly options: SimulateOptions;
  readonly plan: StreamPlan;
  readonly tally: Tally;
  readonly ledger: Ledger;
  readonly progress: Progress;
}

/** @returns whether the hub shows everything that it has acknowledged. @throws SimulationProblem */
export async function simulate(options: SimulateOptions, out: NodeJS.WriteStream): Promise<boolean> {
  const since = Date.now();
  const tally = new Tally();
  const plan = planStream(options.seed, options.pallets);
  const { seed, pallets } = options;
  out.write(`Seed ${seed}: ${pallets} pallets on ${plan.flights.length} flights, as ${plan.name}.\n`);
  const ledger = new Ledger(options.ledger);
  const progress = new Progress(plan.steps, tally, out);
  ledger.write({ kind: 'plan', seed, pallets, total: plan.steps });
  try {
    const readBack = await sendAndReadBack({ options, plan, tally, ledger, progress });
    progress.end();
    out.write(reportOf(tally, readBack, (Date.now() - since) / 1_000));
    return readBack.differences.length === 0 && tally.internal.size === 0;
  } finally {
    progress.end();
    ledger.close();
  }
}

async function sendAndReadBack({ options, plan, tally, ledger, progress }: Run): Promise<ReadBack> {
  const patience = new Patience(options.patience * MINUTE, tally);
  const truth = new Truth(ledger, progress);
  const cast = await actors({ url: options.url, patience, tally }, options, plan);
  const random = new Seeded(options.seed).branch('stories');
  const clock = new HubClock(cast.operator);
  await new Simulation({ cast, patience, truth, random, clock }).run(plan);
  const readBack = new ReadBack(cast, truth);
  await readBack.run();
  const { counts, differences } = readBack;
  const repeated = tally.sum('repeated');
  ledger.write({
    kind: 'read back',
    ...counts,
    differences: differences.length,
    repeated,
    internal: tally.internal.size,
  });
  return readBack;
}

function actors(
  line: Parameters<typeof assemble>[0],
  options: SimulateOptions,
  plan: StreamPlan,
): Promise<Cast> {
  const first = plan.flights[0]?.consignments[0]?.reference ?? '';
  return assemble(line, options, options.password, {
    run: plan.name,
    refuse: (operator) => refuseSecondRun(operator, first, options.seed),
  });
}

/** Its keys are made from the seed, and its times from the hub's clock: the hub would refuse every one of them. */
async function refuseSecondRun(operator: HubClient, reference: string, seed: string): Promise<void> {
  const query = 'query Before($reference: String!) { consignmentByReference(reference: $reference) { id } }';
  const { consignmentByReference: before } = await operator.ask(query, { reference });
  if (!before) return;
  throw new SimulationProblem(
    `This hub has had the stream of seed ${seed} before. Choose another with --seed.`,
  );
}
