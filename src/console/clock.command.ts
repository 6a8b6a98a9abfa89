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

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A demo hub has a clock of its own. It only goes forward: what was recorded stays in the past. */
export const addClock: CommandAdder = (program, environment) => {
  const clock = program.command('clock').description("show or move the demo hub's clock");
  const settings = () => loadSettings('cli', environment);
  clock
    .command('show', { isDefault: true })
    .description('what time it is at the hub')
    .action(() => show(settings()));
  clock
    .command('set <time>')
    .description('move the clock to a later time, such as 2020-03-14T08:00:00Z')
    .action((time: string) => move(settings(), () => readTime(time)));
  clock
    .command('advance <duration>')
    .description('move the clock forward, such as 90m, 6h or 2d')
    .action((duration: string) =>
      move(settings(), (now) => new Date(now.getTime() + readDuration(duration))),
    );
  clock
    .command('rate <factor>')
    .description('how many times as fast as real time it runs; 0 stops it')
    .action((factor: string) => move(settings(), (now) => now, readRate(factor)));
};

async function show(settings: Settings): Promise<void> {
  const line = await asOwner(settings, async (query) => {
    const [now, clock] = [await hubNow(query), await readClock(query)];
    return clock
      ? `${now.toISOString()} (demo, ${clock.rate} times real time)`
      : `${now.toISOString()} (real time)`;
  });
  process.stdout.write(`${line}\n`);
}

async function move(settings: Settings, to: (now: Date) => Date, rate?: number): Promise<void> {
  if (!settings.HUB_DEMO)
    throw new SettingsProblem('Only a demo hub has a clock that can be moved: this one lives in real time.');
  await asOwner(settings, async (query) => {
    const [now, clock] = [await hubNow(query), await readClock(query)];
    const time = to(now);
    if (time < now)
      throw new SettingsProblem(`It is ${now.toISOString()} at the hub: the clock only goes forward.`);
    const faster = rate ?? clock?.rate ?? 1;
    await writeClock(query, time, faster);
    const audit = { before: { time: now, rate: clock?.rate ?? 1 }, after: { time, rate: faster } };
    await recordClock(query, audit);
  });
  await show(settings);
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
