import type { World } from '../world/world.js';
import { Audience, type Party } from './audience.js';
import type { Crew } from './crew.js';
import { Door } from './door.js';

/** When the story of the fixture begins. */
export const START = '2020-03-13T20:00:00.000Z';

export function hour(hours: number): string {
  return new Date(Date.parse(START) + hours * 3_600_000).toISOString();
}

/** One mutation of the fixture, as it was sent. */
export interface Act {
  readonly party: Party;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A hub in the middle of its work, with something of everybody's in every feature. */
export class Stage {
  readonly audience = new Audience();
  readonly door: Door;
  /** What was done, with its idempotency keys: somebody else will send it again. */
  readonly acts: Act[] = [];
  /** Text names of things, for arguments: `donor.consignment` to an id or a reference. */
  readonly things = new Map<string, string>();
  crew!: Crew;
  private keys = 0;

  constructor(readonly world: World) {
    this.door = new Door(world.url);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  async act(party: Party, mutation: string, input: Record<string, unknown>, selection = ''): Promise<any> {
    this.keys += 1;
    const whole = { idempotencyKey: `matrix-${this.keys}`, ...input };
    const done = await this.door.act(await this.crew[party].token(), mutation, whole, selection);
    this.acts.push({ party, mutation, input: whole });
    return done;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  async ask(party: Party, query: string, variables?: Record<string, unknown>): Promise<any> {
    const { data, errors } = await this.door.ask(await this.crew[party].token(), query, variables);
    if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  name(name: string, value: string): void {
    this.things.set(name, value);
  }

  thing(name: string): string {
    const value = this.things.get(name);
    if (value === undefined) throw new Error(`The fixture has no ${name}`);
    return value;
  }
}
