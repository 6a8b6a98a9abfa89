import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type HoldRow, HoldStore, type NewHold } from './hold.store.js';
import { UnitEvent } from './unit.events.js';
import { HOLD_CLOSED } from './unit.refusals.js';
import { UnitsService } from './units.service.js';

/** Holds on units. Who may open and who may release is the door's business; that it is recorded, this one's. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly store: HoldStore,
    private readonly units: UnitsService,
  ) {}

  /** @returns the public id of the new hold. */
  async open(tx: Transaction, unitId: string, reason: string, note: string, at: Date): Promise<string> {
    await this.units.lock(tx, [unitId]);
    const holdId = await this.store.open(tx, unitId, reason, note);
    await this.units.observe(tx, [
      {
        unitId,
        code: UnitEvent.UNIT_HELD,
        occurredAt: at,
        detail: { holdId, reason, note: new Words(note) },
      },
    ]);
    return holdId;
  }

  /** Opens many for one reason. The heads must be locked. */
  async openAll(tx: Transaction, reason: string, holds: readonly NewHold[], at: Date): Promise<void> {
    if (holds.length === 0) return;
    const ids = await this.store.openAll(tx, reason, holds);
    const events = holds.map(({ unitId, note }, place) => ({
      unitId,
      code: UnitEvent.UNIT_HELD,
      occurredAt: at,
      detail: { holdId: ids[place], reason, note: new Words(note) },
    }));
    await this.units.observe(tx, events);
  }

  /** @throws Refused HOLD_CLOSED when it was released before. */
  async release(tx: Transaction, hold: HoldRow, note: string, at: Date): Promise<void> {
    await this.units.lock(tx, [hold.unitId]);
    if (!(await this.store.close(tx, hold.id, note)))
      throw HOLD_CLOSED.because('This hold was released before.', 'holdId');
    const words = new Words(note);
    const { publicId, unitId, reason, openedAt } = hold;
    const audit = { subjectKind: 'hold', subject: publicId, before: { reason, openedAt }, reason: words };
    const detail = { holdId: publicId, note: words };
    await this.units.observe(tx, [{ unitId, code: UnitEvent.UNIT_RELEASED, occurredAt: at, detail, audit }]);
  }

  byPublicId(tx: Transaction, publicId: string): Promise<HoldRow | null> {
    return this.store.byPublicId(tx, publicId);
  }

  ofUnits(tx: Transaction, unitIds: readonly string[]): Promise<HoldRow[]> {
    return this.store.ofUnits(tx, unitIds);
  }
}
