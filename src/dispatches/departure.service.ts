import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitEvent } from '../units/unit.events.js';
import { UnitsService } from '../units/units.service.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { DispatchDeparted, DispatchEvent } from './dispatch.events.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import type { OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs, type Hop } from './dispatch-legs.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';
import { later } from './later-time.js';

/** The first vehicle has left: what was loaded is on its way, and what was not stays behind, free again. */
@Injectable()
export class DepartureService {
  constructor(
    private readonly units: UnitsService,
    private readonly pallets: DispatchPallets,
    private readonly legs: DispatchLegs,
    private readonly journal: DispatchJournal,
  ) {}

  async depart(tx: Transaction, { dispatch, lines }: OpenDispatch, hops: readonly Hop[]): Promise<Dispatch> {
    const leftAt = hops[0]?.vehicle.leftAt ?? null;
    const loaded = lines.filter(({ loadedAt }) => loadedAt);
    const behind = lines.filter(({ loadedAt }) => !loadedAt);
    await this.see(tx, dispatch, loaded, leftAt);
    if (behind.length > 0) await this.leaveBehind(tx, dispatch, loaded, behind, hops);
    const isDoubtful = behind.length > 0 || (await this.isHeld(tx, loaded));
    const happening = {
      code: DispatchEvent.DISPATCH_DEPARTED,
      occurredAt: leftAt,
      detail: { pallets: loaded.length },
      changes: { departedAt: leftAt, attention: dispatch.attention || isDoubtful },
      announce: DispatchDeparted,
    };
    return this.journal.move(tx, dispatch, DispatchMove.DEPART, happening, ['WORKER']);
  }

  /** A vehicle is not called back by a hold: that held goods are on it, somebody must know. */
  private async isHeld(tx: Transaction, loaded: readonly DispatchLine[]): Promise<boolean> {
    const units = await this.units.byIds(
      tx,
      loaded.map(({ unitId }) => unitId),
    );
    return units.some(({ onHold }) => onHold);
  }

  /** A pallet cannot have left before it was loaded: a carrier's clock that is behind must not mark every pallet. */
  private async see(
    tx: Transaction,
    dispatch: Dispatch,
    loaded: readonly DispatchLine[],
    leftAt: Date | null,
  ): Promise<void> {
    const now = await this.journal.now(tx);
    const sightings = loaded.map(({ unitId, loadedAt }) => ({
      unitId,
      code: UnitEvent.UNIT_DEPARTED,
      occurredAt: later(leftAt ?? loadedAt ?? now, loadedAt),
      detail: { dispatchId: dispatch.publicId },
    }));
    await this.units.observe(tx, sightings);
  }

  private async leaveBehind(
    tx: Transaction,
    dispatch: Dispatch,
    loaded: readonly DispatchLine[],
    behind: readonly DispatchLine[],
    hops: readonly Hop[],
  ): Promise<void> {
    await this.pallets.free(
      tx,
      dispatch,
      behind.map(({ unitId }) => unitId),
    );
    await this.legs.shrink(tx, hops, await this.pallets.loadOf(tx, loaded));
    const code = DispatchEvent.DISPATCH_PALLETS_LEFT_BEHIND;
    await this.journal.note(tx, dispatch, { code, detail: { pallets: behind.length } });
  }
}
