import { ApiModule } from '../../api.module.js';
import { hubNow, readClock, writeClock } from '../../platform/clock/clock.store.js';
import { asOwner } from '../../platform/database/owner-query.js';
import { createApiApplication } from '../../platform/http/create-api-application.js';
import { loadSettings, type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import type { CommandAdder } from '../command-adder.js';
import { lineOf } from '../scenario/catching-up.js';
import { type StepOutcome, stepsUntil } from '../scenario/scenario-step.store.js';
import { loadScript } from '../scenario/script-loader.js';
import { DEMO_ORGANISATIONS, DEMO_PASSWORD, DEMO_PLEDGE } from './demo.data.js';
import { DemoLoader } from './demo-loader.js';
import { isEmbedded } from './embedded.store.js';
import { SPRING_ORGANISATIONS } from './spring-organisations.data.js';

export const addDemo: CommandAdder = (program, environment) => {
  const demo = program.command('demo').description('the demo of the embedded database');
  demo
    .command('load')
    .description('load 13 March 2020 and set the clock to it; what is there already stays')
    .action(() => load(loadSettings('cli', environment)));
  demo
    .command('sign-ins')
    .description('show who can sign in to the demo')
    .action(() => void process.stdout.write(signIns()));
  demo
    .command('steps')
    .description('show what the demo plays by itself: what was played, passed over, failed, and what comes')
    .option('--problems', 'only what was passed over or failed')
    .action(({ problems }: { readonly problems?: true }) =>
      showSteps(loadSettings('cli', environment), problems ?? false),
    );
};

/** @throws SettingsProblem anywhere but on the embedded database, which says so itself */
export async function load(settings: Settings): Promise<void> {
  if (!settings.HUB_DEMO)
    throw new SettingsProblem(
      'The demo exists on the embedded database only. Run `npm start` without DATABASE_URL.',
    );
  await asOwner(settings, async (query) => {
    if (!(await isEmbedded(query)))
      throw new SettingsProblem(
        'This is not the embedded database: the demo, whose passwords everybody knows, does not belong on it.',
      );
    // Before anything is recorded: nothing of the demo happens in real time.
    if (!(await readClock(query))) await writeClock(query, new Date(DEMO_PLEDGE.madeAt), 1);
  });
  const app = await createApiApplication(ApiModule.with(settings));
  try {
    await app.init();
    await new DemoLoader(app).load((time) => forward(settings, time));
  } finally {
    await app.close();
  }
  await asOwner(settings, loadScript);
}

async function showSteps(settings: Settings, problems: boolean): Promise<void> {
  const steps = await asOwner(settings, (query) => stepsUntil(query));
  const shown = steps.filter(({ outcome }) => !problems || (outcome !== null && outcome !== 'PLAYED'));
  for (const step of shown) process.stdout.write(lineOf(step));
  const of = (outcome: StepOutcome | null) => steps.filter((step) => step.outcome === outcome).length;
  process.stdout.write(
    `${steps.length} steps: ${of('PLAYED')} played, ${of('PASSED_OVER')} passed over, ${of('FAILED')} failed, ` +
      `${of(null)} to come.\n`,
  );
}

async function forward(settings: Settings, time: string): Promise<void> {
  await asOwner(settings, async (query) => {
    if ((await hubNow(query)) < new Date(time)) await writeClock(query, new Date(time), 1);
  });
}

function signIns(): string {
  const members = [...DEMO_ORGANISATIONS, ...SPRING_ORGANISATIONS].flatMap(({ name, members: people }) =>
    people.map(({ email, roles }) => `  ${email.padEnd(28)} ${roles.join(', ').padEnd(28)} ${name}`),
  );
  return `${members.join('\n')}\n  password of all of them: ${DEMO_PASSWORD}\n`;
}
