import { loadSettings } from '../../platform/settings/settings.js';
import type { CommandAdder } from '../command-adder.js';
import { backup } from './backup.js';
import { restore } from './restore.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const BUCKET = 'Uploads are in the S3 bucket, and not in this file: copy the bucket, too.';

export const addBackup: CommandAdder = (program, environment) => {
  program
    .command('backup <file>')
    .description(
      'write all rows as of one moment, and the uploads, into a new file; the hub may go on working',
    )
    .action(async (file: string) => {
      const settings = loadSettings('cli', environment);
      const { rows, files } = await backup(settings, file);
      say(`${file}: ${rows} rows and ${files} uploads.`);
      if (settings.S3_BUCKET) say(BUCKET);
      say('It holds everything that the hub knows, hashes of passwords included: keep it private.');
      say('TOKEN_SECRET and the passwords of the database are not in it: keep those apart.');
    });
};

export const addRestore: CommandAdder = (program, environment) => {
  program
    .command('restore <file>')
    .description(
      'put a backup into an empty database (DATABASE_URL, as its owner) and bring it to this version',
    )
    .action(async (file: string) => {
      const { rows, files, head } = await restore(loadSettings('cli', environment), file);
      say(`Restored ${rows} rows and ${files} uploads of ${head.takenAt}. Look at them with: hub verify`);
      if (head.files === 'elsewhere') say(BUCKET);
    });
};
