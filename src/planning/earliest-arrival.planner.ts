import { Injectable } from '@nestjs/common';
import { bestJourney } from './connection-scan.js';
import { explain } from './explanation.js';
import { Planner, type PlanningProblem, type Proposal } from './planner.service.js';

/** Arrives as early as possible; of equals with the fewest legs, then leaving last, then by transport id. */
@Injectable()
export class EarliestArrivalPlanner extends Planner {
  plan(problem: PlanningProblem): Proposal {
    return explain(problem, bestJourney(problem));
  }
}
