import type { CommandAdder, Environment } from '../command-adder.js';
import { SimulationProblem } from '../simulation/patience.js';
import { type ImportOptions, importManifest } from './import-manifest.js';

/** A secret comes by the environment: a command line stands in the shell's history and in `ps`. */
const PASSWORD = 'HUB_PASSWORD';
const KEY = 'HUB_API_KEY';

export const addImportManifest: CommandAdder = (program, environment) => {
  program
    .command('import-manifest <file>')
    .description(
      `announce a consignment with the pallets of a CSV, XLSX or JSON file; signs in with ${PASSWORD} or ${KEY}`,
    )
    .option('--email <address>', `the donor who announces; not needed with ${KEY}`)
    .option('--hub <code>', 'the hub that it comes to', 'LGG')
    .requiredOption('--reference <text>', "the donor's own reference")
    .requiredOption('--purpose <text>', 'what it is for, in a sentence')
    .requiredOption('--recipient <codes...>', 'codes of the agencies that it is meant for')
    .option('--transport <ids...>', 'ids of the transports that bring it')
    .option('--keep-good', 'store the good lines when others are bad; else nothing is stored', false)
    .option('--url <address>', 'where the API answers', `http://127.0.0.1:${environment.PORT || 3000}`)
    .action((file: string, options: Omit<ImportOptions, 'file' | 'password' | 'key'>) =>
      run(environment, file, options),
    );
};

async function run(
  environment: Environment,
  file: string,
  options: Omit<ImportOptions, 'file' | 'password' | 'key'>,
): Promise<void> {
  const secrets = { password: environment[PASSWORD], key: environment[KEY] };
  try {
    const stored = await importManifest({ ...options, ...secrets, file }, process.stdout);
    if (!stored) process.exitCode = 1;
  } catch (problem) {
    if (!(problem instanceof SimulationProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}
