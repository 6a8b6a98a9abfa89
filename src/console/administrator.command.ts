import { AdministratorsService } from '../accounts/administrators.service.js';
import { ApiModule } from '../api.module.js';
import { createApiApplication } from '../platform/http/create-api-application.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { loadSettings, SettingsProblem } from '../platform/settings/settings.js';
import type { CommandAdder, Environment } from './command-adder.js';

interface Options {
  readonly hub: string;
  readonly email: string;
  readonly name: string;
}

/** The password comes by the environment: a command line stands in the shell's history and in `ps`. */
const PASSWORD = 'HUB_ADMINISTRATOR_PASSWORD';

export const addCreateAdministrator: CommandAdder = (program, environment) => {
  program
    .command('create-administrator')
    .description(`make the first administrator of a hub; the password is read from ${PASSWORD}`)
    .requiredOption('--hub <code>', 'code of the hub, such as LGG')
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--name <name>', 'how the person is called')
    .action((options: Options) => create(environment, options));
};

async function create(environment: Environment, { hub, email, name: displayName }: Options): Promise<void> {
  const password = environment[PASSWORD];
  if (!password) throw new SettingsProblem(`${PASSWORD}: set it to the new administrator's password.`);
  const app = await createApiApplication(ApiModule.with(loadSettings('cli', environment)));
  try {
    await app.init();
    const service = app.get(AdministratorsService, { strict: false });
    const caller = systemPrincipal('console', 'hub create-administrator');
    await service.create(caller, { hub, email, displayName, password });
  } catch (problem) {
    throw problem instanceof Refused ? new SettingsProblem(problem.message) : problem;
  } finally {
    await app.close();
  }
  process.stdout.write(`${email} can sign in as an administrator of ${hub}.\n`);
}
