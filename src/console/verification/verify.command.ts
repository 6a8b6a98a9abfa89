import { InvalidArgumentError } from 'commander';
import { loadSettings } from '../../platform/settings/settings.js';
import { WorkerModule } from '../../worker.module.js';
import type { CommandAdder } from '../command-adder.js';
import { subscribersIn } from './subscribers.js';
import { type VerificationOptions, verify } from './verification.js';

const NOWHERE = { write: () => true };

export const addVerify: CommandAdder = (program, environment) => {
  program
    .command('verify')
    .description(
      'check every state, balance, sequence and delivery against the rows that it follows from; reads only',
    )
    .option('--wait <seconds>', 'how long to wait for the worker to finish what is on the way', seconds, 10)
    .option('--strict', 'also miss messages that are older than the first one that a subscriber got', false)
    .option('--json', 'print one JSON object instead of lines', false)
    .action(async ({ json, ...options }: VerificationOptions & { readonly json: boolean }) => {
      const settings = loadSettings('cli', environment);
      const subscribers = subscribersIn(WorkerModule.with(settings));
      const findings = await verify(settings, subscribers, options, json ? NOWHERE : process.stdout);
      const { differences } = findings;
      const words = differences === 0 ? 'Everything is as it should be.' : `${differences} differences.`;
      process.stdout.write(`${json ? JSON.stringify({ differences, findings: findings.all }) : words}\n`);
      if (differences > 0) process.exitCode = 1;
    });
};

function seconds(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 3_600) return number;
  throw new InvalidArgumentError('It is a whole number of seconds up to 3600.');
}
