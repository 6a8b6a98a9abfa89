import type { Cast } from './cast.js';
import type { HubClient } from './hub-client.js';
import type { Patience } from './patience.js';
import type { Seeded } from './seeded.js';
import type { Truth } from './truth.js';

/** What every story needs. */
export interface Stage {
  readonly cast: Cast;
  readonly patience: Patience;
  readonly truth: Truth;
  /** Choices; each story takes a branch. */
  readonly random: Seeded;
  readonly clock: HubClock;
}

/** The hub's own time: on a demo hub it is another one than ours. */
export class HubClock {
  constructor(private readonly client: HubClient) {}

  async now(): Promise<Date> {
    return new Date((await this.client.ask('query HubTime { hubTime }')).hubTime);
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Times of a vehicle that is still some hours away. A clock that runs at the pace of ours does not get there:
 * the carrier reports its departure before, which is always recorded.
 */
export function timetable(now: Date): { cutOffAt: string; departsAt: string; arrivesAt: string } {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
  return { cutOffAt: at(4), departsAt: at(5), arrivesAt: at(16) };
}

export function minutesBefore(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * MINUTE).toISOString();
}
