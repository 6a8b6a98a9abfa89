import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { PlanningProblem } from '../planning/planner.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { DispatchLegs } from './dispatch-legs.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';
import { DispatchPartners } from './dispatch-partners.service.js';

/** From an arrival to the next cut-off, to unload, move and load. Our assumption: the sources name no figure. */
const TRANSFER_MINUTES = 120;

/** Departures that closed so lately are in the problem, so that the explanation says that they were too early. */
const LOOK_BACK = 12 * 3_600_000;

/** Gathers all that a planner may know of one dispatch. */
@Injectable()
export class RoutingProblems {
  constructor(
    private readonly history: HistoryService,
    private readonly legs: DispatchLegs,
    private readonly pallets: DispatchPallets,
    private readonly partners: DispatchPartners,
  ) {}

  async read(tx: Transaction, dispatch: Dispatch, lines: readonly DispatchLine[]): Promise<PlanningProblem> {
    const readyAt = await this.history.now(tx);
    return {
      originId: await this.partners.placeOfHub(tx, dispatch.hubId),
      destinationId: dispatch.destinationId,
      readyAt,
      load: await this.pallets.loadOf(tx, lines),
      minimumTransferMinutes: TRANSFER_MINUTES,
      departures: await this.legs.departures(tx, dispatch.hubId, new Date(readyAt.getTime() - LOOK_BACK)),
    };
  }
}
