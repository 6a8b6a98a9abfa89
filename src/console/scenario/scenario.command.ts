import { hubNow, readClock, writeClock } from '../../platform/clock/clock.store.js';
import { asOwner } from '../../platform/database/owner-query.js';
import { isMoment } from '../../platform/input/times.js';
import { loadSettings, type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import type { CommandAdder, Environment } from '../command-adder.js';
import { SimulationProblem } from '../simulation/patience.js';
import { play } from './play.js';
import { SPRING_2020 } from './spring-2020.data.js';

/** After the last delivery of the scenario. */
const END = '2020-06-14T00:00:00Z';

interface Options {
  readonly until: string;
  readonly url: string;
}

export const addScenario: CommandAdder = (program, environment) => {
  const scenario = program.command('scenario').description('what happened, played on a running demo hub');
  scenario
    .command(SPRING_2020.name)
    .description(
      'spring 2020 at Liège, from 16 March on: the clock moves with it, and each step is done as its people',
    )
    .option('--until <time>', 'where to stop, such as 2020-04-03T20:00:00Z', END)
    .option('--url <address>', 'where the API answers', `http://127.0.0.1:${environment.PORT || 3000}`)
    .action((options: Options) => run(environment, options));
};

async function run(environment: Environment, { until, url }: Options): Promise<void> {
  const settings = loadSettings('cli', environment);
  if (!settings.HUB_DEMO)
    throw new SettingsProblem('A scenario is played on a demo hub only: this one keeps what really happens.');
  if (!isMoment(until)) throw new SettingsProblem(`${until} is not a time such as 2020-04-03T20:00:00Z.`);
  const moveClock = (time: Date) => forward(settings, time);
  try {
    const acts = await play(SPRING_2020, { url, until: new Date(until), moveClock }, process.stdout);
    process.stdout.write(`${acts} steps. Spring 2020 up to ${until}.\n`);
  } catch (problem) {
    if (!(problem instanceof SimulationProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}

async function forward(settings: Settings, time: Date): Promise<void> {
  await asOwner(settings, async (query) => {
    const clock = await readClock(query);
    if ((await hubNow(query)) < time) await writeClock(query, time, clock?.rate ?? 1);
  });
}
