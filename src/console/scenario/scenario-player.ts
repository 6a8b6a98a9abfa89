import { ArrivalActs } from './arrival-acts.js';
import { closeTheBooks } from './evening.js';
import { OnwardActs } from './onward-acts.js';
import type { Act } from './scenario-acts.js';
import type { ScenarioStage } from './scenario-stage.js';

/**
 * Does what people did, through the API that people use and signed in as they are. Every step has keys that follow
 * from the scenario: tried again, what was done is found done. A visitor's own acts come first: a step takes what
 * they have left.
 */
export class ScenarioPlayer {
  private readonly arrivals: ArrivalActs;
  private readonly onward: OnwardActs;

  constructor(private readonly stage: ScenarioStage) {
    this.arrivals = new ArrivalActs(stage);
    this.onward = new OnwardActs(stage);
  }

  /**
   * @returns what a person should know of it, or null
   * @throws NotYet to be tried again, Overtaken, SimulationProblem
   */
  async perform(act: Act): Promise<string | null> {
    switch (act.kind) {
      case 'ANNOUNCE':
        return this.arrivals.announce(act.donation);
      case 'LEAVES':
        return this.arrivals.vehicle(act.donation, 'LEFT', act.at);
      case 'ARRIVES':
        return this.arrivals.vehicle(act.donation, 'ARRIVED', act.at);
      case 'COUNT':
        return this.arrivals.count(act.donation, act.key);
      case 'DAMAGE':
        return this.arrivals.damage(act.donation, act.key);
      case 'SPLIT':
        return this.arrivals.split(act.donation, act.key);
      case 'LOAD':
        return this.onward.load(act);
      case 'DEPARTS':
        return this.onward.departs(act);
      case 'DELIVER':
        return this.onward.deliver(act);
      case 'EVENING':
        return closeTheBooks(this.stage.cast, act.donations);
    }
  }
}
