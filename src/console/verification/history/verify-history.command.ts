import { loadSettings } from '../../../platform/settings/settings.js';
import type { CommandAdder } from '../../command-adder.js';
import { reportText } from './history-report.js';
import { verifyHistory } from './verify-history.js';

interface Options {
  readonly json: boolean;
  readonly anchors?: string;
}

export const addVerifyHistory: CommandAdder = (program, environment) => {
  program
    .command('verify-history')
    .description('check every event against its seals, and the seals against the anchors; reads only')
    .option('--anchors <folder>', 'folder of the file of anchors; HUB_ANCHOR_DIR when left out')
    .option('--json', 'print one JSON object instead of lines', false)
    .action(async ({ json, anchors }: Options) => {
      const settings = loadSettings('cli', {
        ...environment,
        ...(anchors ? { HUB_ANCHOR_DIR: anchors } : {}),
      });
      const report = await verifyHistory(settings);
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
      if (!report.good) process.exitCode = 1;
    });
};
