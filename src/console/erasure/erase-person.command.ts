import { loadSettings, type Settings } from '../../platform/settings/settings.js';
import type { CommandAdder } from '../command-adder.js';
import { erase, lookUp } from './erasure.js';

interface Options {
  readonly why: string;
  readonly yes: boolean;
}

export const addErasePerson: CommandAdder = (program, environment) => {
  program
    .command('erase-person <address-or-id>')
    .description('forget a person: name, address, sign-in and words; what was done stays, and still verifies')
    .requiredOption('--why <reason>', 'for the audit trail; without the name of the person')
    .option('--yes', 'really do it: nothing brings it back', false)
    .action((known: string, options: Options) => run(loadSettings('cli', environment), known, options));
};

async function run(settings: Settings, known: string, { why, yes }: Options): Promise<void> {
  const person = await lookUp(settings, known);
  const who = person
    ? `${person.displayName} <${person.email}>, member ${person.publicId} of ${person.places.length} organisations`
    : `${known}, an address that nobody signs in with`;
  if (!yes) {
    process.stdout.write(`This would erase ${who}.\nNothing was done. Say --yes to do it.\n`);
    process.exitCode = 1;
    return;
  }
  const { texts, answers, letters, sealed } = await erase(settings, known, why);
  process.stdout.write(`Erased ${texts} texts, ${answers} kept answers and ${letters} letters.\n`);
  if (sealed > 0)
    process.stdout.write(`${sealed} sealed rows still name the person: they cannot be changed.\n`);
  process.stdout.write(
    'Backups, logs and letters that were passed on still know the person: see docs/history.md.\n',
  );
}
