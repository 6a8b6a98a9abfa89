import { loadSettings } from '../../../platform/settings/settings.js';
import type { CommandAdder } from '../../command-adder.js';
import { beginAnchors } from './new-anchors.js';

export const addBeginAnchors: CommandAdder = (program, environment) => {
  program
    .command('begin-anchors')
    .description('begin the file of anchors anew and say why, when it was lost; stop the worker first')
    .requiredOption('--why <reason>', 'stands in the file and in every report of verify-history')
    .action(async ({ why }: { readonly why: string }) => {
      const { path, aside } = await beginAnchors(loadSettings('cli', environment), 'DECLARED', why);
      process.stdout.write(`The anchors begin anew in ${path}.\n`);
      if (aside) process.stdout.write(`The former file is ${aside}: keep it.\n`);
    });
};
