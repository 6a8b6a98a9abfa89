import { loadSettings } from '../platform/settings/settings.js';
import type { CommandAdder } from './command-adder.js';
import { migrateHub } from './migrate-hub.js';

export const addMigrate: CommandAdder = (program, environment) => {
  program
    .command('migrate')
    .description('bring the database to this version, as its owner (DATABASE_URL)')
    .action(async () => {
      const run = await migrateHub(loadSettings('cli', environment));
      process.stdout.write(
        run.length > 0 ? `Migrated: ${run.join(', ')}\n` : 'The database is up to date.\n',
      );
    });
};
