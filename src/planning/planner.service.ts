import type { Departure, Load, PlanningProblem } from './problem.js';
import type { Proposal } from './proposal.js';

/**
 * Decides how goods travel. A pure function of the problem: the same problem has the same proposal, in
 * whatever order the departures come. An optimiser that weighs many dispatches takes this place later.
 */
export abstract class Planner {
  abstract plan(problem: PlanningProblem): Proposal;
}

export type { Departure, Load, PlanningProblem, Proposal };
