import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import type { Arrival } from '../receiving/arrivals.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { palletInput } from './dispatch.input.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { Dock } from './dock.service.js';
import { LateLoading } from './late-loading.service.js';
import { LoadingRecord } from './loading-record.service.js';
import { type AtDock, refuseUnlessLoadable, refuseUnlessLoaded } from './loading-rules.js';

/** Pallets go onto the first vehicle, and off it again. Every verb answers the public id of the dispatch. */
@Injectable()
export class LoadingService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly dock: Dock,
    private readonly record: LoadingRecord,
    private readonly late: LateLoading,
  ) {}

  /**
   * @throws Refused BAD_SCAN, NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED, PALLET_NOT_ON_DISPATCH, PALLET_ALREADY_LOADED,
   *   ON_HOLD, NOT_AVAILABLE, GOODS_EXPIRED, VEHICLE_HAS_LEFT, VEHICLE_DOES_NOT_GO
   */
  load(principal: Principal, sent: unknown): Promise<string> {
    return this.handle(principal, 'loadPallet', sent, async (tx, at, seen) => {
      if (await this.late.isLate(tx, at, seen)) return this.late.take(tx, at, seen);
      const leg = await this.record.openToLoad(tx, at, seen.occurredAt);
      refuseUnlessLoadable(at);
      await this.dock.refuseExpired(tx, at);
      await this.dock.see(tx, UnitEvent.UNIT_LOADED, at, seen);
      await this.record.loaded(tx, at, leg, seen.occurredAt);
    });
  }

  /** @throws Refused BAD_SCAN, NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED, PALLET_NOT_ON_DISPATCH, PALLET_NOT_LOADED, VEHICLE_HAS_LEFT */
  unload(principal: Principal, sent: unknown): Promise<string> {
    return this.handle(principal, 'unloadPallet', sent, async (tx, at, seen) => {
      await this.record.openToUnload(tx, at, seen.occurredAt);
      const loadedAt = refuseUnlessLoaded(at);
      // It is taken off after it was put on: of the same millisecond the fold would take it as on the vehicle.
      const earliest = new Date(loadedAt.getTime() + 1);
      const occurredAt = seen.occurredAt > earliest ? seen.occurredAt : earliest;
      await this.dock.see(tx, UnitEvent.UNIT_UNLOADED, at, { ...seen, occurredAt });
      await this.record.unloaded(tx, at);
    });
  }

  private async handle(
    principal: Principal,
    operation: string,
    sent: unknown,
    effect: (tx: Transaction, at: AtDock, seen: Arrival) => Promise<void>,
  ): Promise<string> {
    const seen = await this.dock.read(principal, validated(palletInput, sent));
    return this.commands.run(principal, operation, palletInput, sent, async (tx, { dispatchId }) => {
      const at = await this.dock.open(tx, dispatchId, seen);
      await effect(tx, at, seen);
      return at.dispatch;
    });
  }
}
