import { DEMO_ORGANISATIONS, DEMO_PASSWORD } from '../demo/demo.data.js';
import { SPRING_ORGANISATIONS } from '../demo/spring-organisations.data.js';
import { Patience } from '../simulation/patience.js';
import { Tally } from '../simulation/tally.js';
import { closeTheBooks } from './evening.js';
import type { Scenario } from './scenario.js';
import { type Act, actsOf } from './scenario-acts.js';
import { ScenarioCast } from './scenario-cast.js';
import { ScenarioPlayer } from './scenario-player.js';

export interface PlayOptions {
  readonly url: string;
  /** Where to stop. */
  readonly until: Date;
  /** Moves the hub's clock forward; a time that has passed leaves it alone. */
  readonly moveClock: (time: Date) => Promise<void>;
}

interface Paper {
  write(text: string): unknown;
}

/** Milliseconds that an answer, or something that a worker does, is waited for. */
const PATIENCE = 120_000;

/**
 * Plays a scenario up to a moment: the clock goes from one act to the next, and each is done when its time has
 * come. Played again it goes on where it was.
 * @returns how many acts were played. @throws SimulationProblem
 */
export async function play(scenario: Scenario, options: PlayOptions, paper: Paper): Promise<number> {
  const tally = new Tally();
  const patience = new Patience(PATIENCE, tally);
  const line = { url: options.url, patience, tally };
  const cast = new ScenarioCast(line, [...DEMO_ORGANISATIONS, ...SPRING_ORGANISATIONS], DEMO_PASSWORD);
  const player = new ScenarioPlayer({ cast, patience, hub: 'LGG' });
  const acts = actsOf(scenario.donations).filter(({ at }) => Date.parse(at) <= options.until.getTime());
  for (const [n, act] of acts.entries()) {
    await options.moveClock(new Date(act.at));
    await player.perform(act);
    paper.write(lineOf(act));
    if (dayOf(act) === dayOf(acts[n + 1])) continue;
    paper.write(`${dayOf(act)}        ${await closeTheBooks(cast, acts.slice(0, n + 1))}\n`);
  }
  await options.moveClock(options.until);
  return acts.length;
}

const lineOf = (act: Act) =>
  `${act.at.slice(0, 16).replace('T', ' ')}  ${act.donation.reference.padEnd(16)}  ${told(act)}\n`;

const dayOf = (act: Act | undefined) => act?.at.slice(0, 10);

function told(act: Act): string {
  const { vehicle, title } = act.donation;
  switch (act.kind) {
    case 'ANNOUNCE':
      return `announced: ${title}`;
    case 'LEAVES':
      return `${vehicle.number} leaves ${vehicle.place}`;
    case 'ARRIVES':
      return `${vehicle.number} arrives at Liège`;
    case 'COUNT':
      return 'counted in';
    case 'LOAD':
      return `${act.onward.pallets} pallets loaded on ${act.onward.truck.number} for ${act.onward.agency}`;
    case 'DEPARTS':
      return `${act.onward.truck.number} leaves for ${act.onward.truck.place}`;
    case 'DELIVER':
      return `delivered to ${act.onward.agency}`;
  }
}
