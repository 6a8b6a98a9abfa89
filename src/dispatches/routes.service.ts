import { Injectable } from '@nestjs/common';
import { type Load, Planner, type PlanningProblem, type Proposal } from '../planning/planner.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Refused } from '../platform/refusals/refusal.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchEvent, DispatchNotPlannable, DispatchPlanned } from './dispatch.events.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs } from './dispatch-legs.service.js';
import { listedIn, toStoredPlan } from './plan-explanation.js';
import { RoutingProblems } from './routing-problems.service.js';
import type { StoredPlan } from './stored-plan.js';

/** Plans over a timetable that others change at the same moment, before the job is tried again later. */
const TRIES = 5;

/** Finds routes for dispatches. Only the worker does it. */
@Injectable()
export class RoutesService {
  constructor(
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly legs: DispatchLegs,
    private readonly problems: RoutingProblems,
    private readonly planner: Planner,
  ) {}

  /** Plans a draft and takes the places. A dispatch that was planned or cancelled meanwhile stays as it is. */
  async plan(tx: Transaction, publicId: string): Promise<void> {
    const { dispatch, lines } = await this.desk.openFor(tx, publicId, []);
    if (dispatch.status !== 'DRAFT') return;
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const problem = await this.problems.read(tx, dispatch, lines);
      const proposal = this.planner.plan(problem);
      if (proposal.legs.length === 0 || problem.load.pallets === 0)
        return this.explain(tx, dispatch, proposal);
      if (await this.take(tx, dispatch, proposal, problem.load))
        return this.settle(tx, dispatch, proposal, problem);
    }
    throw new Error(`Others took the places of dispatch ${publicId} ${TRIES} times`);
  }

  /** @returns false when others were faster: then the timetable has changed, and it is planned anew. */
  private async take(tx: Transaction, dispatch: Dispatch, { legs }: Proposal, load: Load): Promise<boolean> {
    try {
      await tx.savepoint(() => this.legs.reserve(tx, dispatch, legs, load));
      return true;
    } catch (problem) {
      if (problem instanceof Refused) return false;
      throw problem;
    }
  }

  private async settle(
    tx: Transaction,
    dispatch: Dispatch,
    proposal: Proposal,
    problem: PlanningProblem,
  ): Promise<void> {
    const plan = await this.stored(tx, proposal);
    await this.journal.move(tx, dispatch, DispatchMove.PLAN, {
      code: DispatchEvent.DISPATCH_PLANNED,
      detail: { legs: proposal.legs.length, pallets: problem.load.pallets, arrivesAt: plan.arrivesAt },
      changes: { plan, estimatedArrivalAt: proposal.arrivesAt, attention: false, overdue: false },
      announce: DispatchPlanned,
    });
  }

  private async explain(tx: Transaction, dispatch: Dispatch, proposal: Proposal): Promise<void> {
    await this.journal.note(tx, dispatch, {
      code: DispatchEvent.DISPATCH_NOT_PLANNABLE,
      detail: { sentence: proposal.sentence },
      changes: { plan: await this.stored(tx, proposal), attention: true },
      announce: DispatchNotPlannable,
    });
  }

  private async stored(tx: Transaction, proposal: Proposal): Promise<StoredPlan> {
    const vehicles = await this.legs.vehiclesOf(tx, listedIn(proposal));
    const publicIds = new Map([...vehicles].map(([id, { publicId }]) => [id, publicId]));
    return toStoredPlan(proposal, publicIds, await this.journal.now(tx));
  }
}
