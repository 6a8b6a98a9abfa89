import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { AdvancingService } from './advancing.service.js';
import { DispatchEvent } from './dispatch.events.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { actorsOf, stepOf } from './dispatch-actor.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs, type Hop } from './dispatch-legs.service.js';
import { LegStatus } from './leg.lifecycle.js';
import { LineStore } from './line.store.js';
import { type AtDock, refuseIfCancelled, refuseIfGone } from './loading-rules.js';

/** What loading and unloading do to the dispatch. That the pallet was seen is recorded by the caller. */
@Injectable()
export class LoadingRecord {
  constructor(
    private readonly legs: DispatchLegs,
    private readonly lines: LineStore,
    private readonly journal: DispatchJournal,
    private readonly advancing: AdvancingService,
  ) {}

  /** The leg that is being loaded. @throws Refused DISPATCH_MOVE_NOT_ALLOWED, VEHICLE_HAS_LEFT, VEHICLE_DOES_NOT_GO */
  async openToLoad(tx: Transaction, { dispatch }: AtDock, occurredAt: Date): Promise<Hop> {
    stepOf(dispatch, DispatchMove.LOAD, actorsOf(tx.principal));
    const first = await this.firstHop(tx, dispatch);
    refuseIfCancelled(first.vehicle);
    refuseIfGone(first.vehicle, occurredAt);
    return first;
  }

  /** @throws Refused DISPATCH_MOVE_NOT_ALLOWED, VEHICLE_HAS_LEFT */
  async openToUnload(tx: Transaction, { dispatch }: AtDock, occurredAt: Date): Promise<void> {
    stepOf(dispatch, DispatchMove.UNLOAD, actorsOf(tx.principal));
    refuseIfGone((await this.firstHop(tx, dispatch)).vehicle, occurredAt);
  }

  async loaded(tx: Transaction, { dispatch, unitId }: AtDock, { leg }: Hop, occurredAt: Date): Promise<void> {
    await this.lines.load(tx, dispatch.id, unitId, occurredAt);
    await this.legs.change(tx, leg, LegStatus.BOARDED);
    const begins = dispatch.status === 'PLANNED';
    await this.journal.move(tx, dispatch, DispatchMove.LOAD, {
      ...(begins ? { code: DispatchEvent.DISPATCH_LOADING_STARTED, occurredAt } : {}),
    });
  }

  /** The last pallet off the vehicle frees the plan: what is known of the vehicles is looked at anew. */
  async unloaded(tx: Transaction, { dispatch, lines, unitId }: AtDock): Promise<void> {
    await this.lines.load(tx, dispatch.id, unitId, null);
    if (lines.some((line) => line.loadedAt && line.unitId !== unitId)) {
      await this.journal.move(tx, dispatch, DispatchMove.UNLOAD, {});
      return;
    }
    const { leg } = await this.firstHop(tx, dispatch);
    await this.legs.change(tx, leg, LegStatus.PLANNED);
    const code = DispatchEvent.DISPATCH_UNLOADED;
    const planned = await this.journal.move(tx, dispatch, DispatchMove.UNLOAD_LAST, { code });
    await this.advancing.advance(tx, { dispatch: planned, lines });
  }

  private async firstHop(tx: Transaction, dispatch: AtDock['dispatch']): Promise<Hop> {
    const [first] = await this.legs.hopsOf(tx, dispatch);
    if (!first) throw new Error(`Dispatch ${dispatch.reference} is ${dispatch.status} and has no leg`);
    return first;
  }
}
