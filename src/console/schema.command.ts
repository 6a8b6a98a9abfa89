import { readFileSync, writeFileSync } from 'node:fs';
import { ApiModule } from '../api.module.js';
import { schemaTextOf } from '../platform/graphql/schema-of-modules.js';
import { loadSettings, SettingsProblem } from '../platform/settings/settings.js';
import type { CommandAdder } from './command-adder.js';

const FILE = 'schema.gql';

export const addSchema: CommandAdder = (program, environment) => {
  program
    .command('schema')
    .description(`write ${FILE} from the code`)
    .option('--check', 'only compare: fail when the file differs')
    .action(async ({ check }: { check?: boolean }) => {
      const text = await schemaTextOf(ApiModule.with(loadSettings('cli', environment)));
      if (!check) return writeFileSync(FILE, text);
      if (readFileSync(FILE, 'utf8') !== text)
        throw new SettingsProblem(`${FILE} differs from the code: run \`npm run schema\`.`);
    });
};
