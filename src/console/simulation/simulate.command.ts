import { randomBytes } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { CommandAdder } from '../command-adder.js';
import { DEMO_PASSWORD } from '../demo/demo.data.js';
import { DEMO_NAMES } from './cast.js';
import { SimulationProblem } from './patience.js';
import { type SimulateOptions, simulate } from './simulate.js';
import { MOST_PALLETS } from './stream-plan.js';

export const addSimulate: CommandAdder = (program, environment) => {
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
    .option('--url <address>', 'where the API answers', `http://127.0.0.1:${environment.PORT || 3000}`)
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
    .action(run);
};

async function run(options: SimulateOptions): Promise<void> {
  try {
    if (!(await simulate(options, process.stdout))) process.exitCode = 1;
  } catch (problem) {
    if (!(problem instanceof SimulationProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PALLETS) return number;
  throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST_PALLETS}.`);
}
