import type { NewAudit } from '../history/audit.js';
import { recordServerAct } from '../history/server-act.store.js';
import { HubEvent } from '../places/hub.events.js';
import { serverStream } from '../places/places.reference.js';
import { hubNow, readClock, writeClock } from '../platform/clock/clock.store.js';
import { asOwner } from '../platform/database/owner-query.js';
import type { Query } from '../platform/database/reference-loader.js';
import { isMoment } from '../platform/input/times.js';
import { loadSettings, type Settings, SettingsProblem } from '../platform/settings/settings.js';
import type { CommandAdder } from './command-adder.js';
import { catchUp, unplayedLine } from './scenario/catching-up.js';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

interface Options {
  readonly wait: boolean;
}

/** Where the clock is to go, seen from where it is and from where it is on its way to. */
type Move = (now: Date, target: Date) => Date;

/**
 * A demo hub has a clock of its own. It only goes forward: what was recorded stays in the past. What is due on its way
 * is played before it goes on, and the commands wait for that.
 */
export const addClock: CommandAdder = (program, environment) => {
  const clock = program.command('clock').description("show or move the demo hub's clock");
  const settings = () => loadSettings('cli', environment);
  clock
    .command('show', { isDefault: true })
    .description('what time it is at the hub')
    .action(() => show(settings()));
  const moving = (command: string, description: string) =>
    clock
      .command(command)
      .description(description)
      .option('--no-wait', 'do not wait until all steps are played');
  moving('set <time>', 'move the clock to a later time, such as 2020-03-14T08:00:00Z').action(
    (time: string, options: Options) => move(settings(), options, () => readTime(time)),
  );
  moving('advance <duration>', 'move the clock forward, such as 90m, 6h or 2d').action(
    (duration: string, options: Options) =>
      move(settings(), options, (now) => new Date(now.getTime() + readDuration(duration))),
  );
  moving('rate <factor>', 'how many times as fast as real time it runs; 0 stops it').action(
    (factor: string, options: Options) => move(settings(), options, (_, target) => target, readRate(factor)),
  );
};

async function show(settings: Settings): Promise<void> {
  const line = await asOwner(settings, async (query) => {
    const [now, clock] = [await hubNow(query), await readClock(query)];
    if (!clock) return `${now.toISOString()} (real time)`;
    const waits = clock.isHeld ? `, on its way to ${clock.target.toISOString()}` : '';
    return `${now.toISOString()} (demo, ${clock.rate} times real time${waits})`;
  });
  process.stdout.write(`${line}\n`);
}

async function move(settings: Settings, { wait }: Options, to: Move, rate?: number): Promise<void> {
  if (!settings.HUB_DEMO)
    throw new SettingsProblem('Only a demo hub has a clock that can be moved: this one lives in real time.');
  await asOwner(settings, async (query) => {
    const [now, clock] = [await hubNow(query), await readClock(query)];
    const time = to(now, clock?.target ?? now);
    if (time < now)
      throw new SettingsProblem(`It is ${now.toISOString()} at the hub: the clock only goes forward.`);
    const faster = rate ?? clock?.rate ?? 1;
    await writeClock(query, time, faster);
    const audit = { before: { time: now, rate: clock?.rate ?? 1 }, after: { time, rate: faster } };
    await recordClock(query, audit);
  });
  if (wait) await asOwner(settings, (query) => waitForSteps(query));
  await show(settings);
}

async function waitForSteps(query: Query): Promise<void> {
  const { waiting } = await catchUp(query, process.stdout);
  if (waiting > 0) process.stdout.write(unplayedLine(await hubNow(query), waiting));
}

/** All hubs of an installation live by one clock: the act stands in the stream of the first. */
async function recordClock(query: Query, times: Pick<NewAudit, 'before' | 'after'>): Promise<void> {
  const hub = await serverStream(query);
  const audit = { subjectKind: 'clock', subject: 'hub', ...times };
  if (hub) await recordServerAct(query, { ...hub, code: HubEvent.CLOCK_MOVED, audit });
}

function readTime(text: string): Date {
  if (!isMoment(text)) throw new SettingsProblem(`${text} is not a time such as 2020-03-14T08:00:00Z.`);
  return new Date(text);
}

function readDuration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (!count || !unit) throw new SettingsProblem(`${text} is not a duration such as 90m, 6h or 2d.`);
  return Number(count) * (UNITS[unit] ?? 0);
}

function readRate(text: string): number {
  const rate = Number(text);
  if (!Number.isFinite(rate) || rate < 0 || rate > 100_000)
    throw new SettingsProblem(`${text} is not a rate from 0 to 100000.`);
  return rate;
}
