import { hubNow, readClock, writeClock } from '../../platform/clock/clock.store.js';
import { asOwner } from '../../platform/database/owner-query.js';
import { isMoment } from '../../platform/input/times.js';
import { loadSettings, type Settings, SettingsProblem } from '../../platform/settings/settings.js';
import type { CommandAdder, Environment } from '../command-adder.js';
import { catchUp, unplayedLine } from './catching-up.js';
import { SPRING_2020 } from './spring-2020.data.js';

/** After the last delivery of the scenario. */
const END = '2020-06-14T00:00:00Z';

export const addScenario: CommandAdder = (program, environment) => {
  const scenario = program.command('scenario').description('what happened, played on a running demo hub');
  scenario
    .command(SPRING_2020.name)
    .description('spring 2020 at Liège: the clock moves on, and each step on its way is played')
    .option('--until <time>', 'where to stop, such as 2020-04-03T20:00:00Z', END)
    .action(({ until }: { readonly until: string }) => run(environment, until));
};

async function run(environment: Environment, until: string): Promise<void> {
  const settings = loadSettings('cli', environment);
  if (!settings.HUB_DEMO)
    throw new SettingsProblem('A scenario is played on a demo hub only: this one keeps what really happens.');
  if (!isMoment(until)) throw new SettingsProblem(`${until} is not a time such as 2020-04-03T20:00:00Z.`);
  await forward(settings, new Date(until));
  await asOwner(settings, async (query) => {
    const { played, passedOver, failed, waiting } = await catchUp(query, process.stdout);
    if (waiting > 0) process.stdout.write(unplayedLine(await hubNow(query), waiting));
    else
      process.stdout.write(
        `Spring 2020 up to ${until}: ${played} step(s) played, ${passedOver} passed over, ${failed} failed.\n`,
      );
    if (waiting + failed > 0) process.exitCode = 1;
  });
}

/** A time that has passed leaves the clock alone. */
async function forward(settings: Settings, time: Date): Promise<void> {
  await asOwner(settings, async (query) => {
    const clock = await readClock(query);
    if ((await hubNow(query)) < time) await writeClock(query, time, clock?.rate ?? 1);
  });
}
