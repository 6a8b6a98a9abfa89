import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Arrival } from '../receiving/arrivals.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { DispatchEvent } from './dispatch.events.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';
import { Dock } from './dock.service.js';
import { LineStore } from './line.store.js';
import type { AtDock } from './loading-rules.js';

/**
 * A device was out of reach: its scan says that a pallet was on the vehicle before it left, and comes after the
 * report of that, when the pallet was taken for left behind. It ends as if the scan had come in time.
 */
@Injectable()
export class LateLoading {
  constructor(
    private readonly dock: Dock,
    private readonly lines: LineStore,
    private readonly pallets: DispatchPallets,
    private readonly journal: DispatchJournal,
  ) {}

  async isLate(
    tx: Transaction,
    { dispatch, line, unitId }: AtDock,
    { occurredAt }: Arrival,
  ): Promise<boolean> {
    const { id, status, departedAt } = dispatch;
    if (line || (status !== 'DEPARTED' && status !== 'ARRIVED') || !departedAt || occurredAt >= departedAt)
      return false;
    return this.lines.wasOn(tx, id, unitId);
  }

  /** @throws Refused NOT_AVAILABLE, ON_HOLD when something else was done with it meanwhile: then people must look. */
  async take(tx: Transaction, at: AtDock, seen: Arrival): Promise<void> {
    const { dispatch, unitId } = at;
    await this.pallets.put(tx, dispatch, [unitId]);
    await this.dock.see(tx, UnitEvent.UNIT_LOADED, at, seen);
    await this.lines.load(tx, dispatch.id, unitId, seen.occurredAt);
    await this.dock.seeDeparted(tx, at, dispatch.departedAt ?? seen.occurredAt);
    const { occurredAt } = seen;
    await this.journal.note(tx, dispatch, { code: DispatchEvent.DISPATCH_PALLET_FOUND_ABOARD, occurredAt });
  }
}
