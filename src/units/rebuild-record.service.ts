import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { HoldsService } from './holds.service.js';
import type { BuiltGoods } from './ledger.service.js';
import type { Transfer } from './regrouping.js';
import { UnitEvent } from './unit.events.js';
import { statusOf } from './unit.lifecycle.js';
import { type Sighting, type UnitRow, UnitsService } from './units.service.js';

/** A pallet that was built, with those that its goods came from. */
export interface Built extends BuiltGoods {
  readonly id: string;
  readonly sscc: string;
  readonly from: readonly UnitRow[];
  readonly transfers: readonly Transfer[];
}

export interface Regrouping {
  readonly touched: readonly UnitRow[];
  /** Internal ids of those on which something is left. */
  readonly left: ReadonlySet<string>;
  readonly built: readonly Built[];
}

/** What the streams tell of pallets that were rebuilt. */
@Injectable()
export class RebuildRecord {
  constructor(
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
    private readonly history: HistoryService,
  ) {}

  async write(tx: Transaction, act: string, { touched, left, built }: Regrouping): Promise<void> {
    const at = await this.history.now(tx);
    const onto = (id: string) =>
      built.filter(({ from }) => from.some((unit) => unit.id === id)).map(({ sscc }) => sscc);
    const sources = touched.map(({ id }) => ({
      unitId: id,
      code: left.has(id) ? UnitEvent.UNIT_SPLIT : UnitEvent.UNIT_REBUILT,
      occurredAt: at,
      detail: { act, onto: onto(id) },
    }));
    await this.units.observe(tx, [...sources, ...built.flatMap((pallet) => born(pallet, act, at))]);
    await this.holdAlike(tx, built, at);
  }

  /** Goods that may not leave may not leave on another pallet either. */
  private async holdAlike(tx: Transaction, built: readonly Built[], at: Date): Promise<void> {
    const held = built.flatMap(({ from }) => from.filter(({ onHold }) => onHold).map(({ id }) => id));
    if (held.length === 0) return;
    const open = (await this.holds.ofUnits(tx, [...new Set(held)])).filter(({ closedAt }) => !closedAt);
    for (const { id, from } of built) {
      const own = open.filter(({ unitId }) => from.some((unit) => unit.id === unitId));
      for (const { reason, note } of own) await this.holds.open(tx, id, reason, note, at);
    }
  }
}

/** It begins where its goods stood, and is free when all of them were. */
function born({ id: unitId, from, transfers }: Built, act: string, occurredAt: Date): Sighting[] {
  const locations = new Set(from.map(({ locationId }) => locationId));
  const [locationId = 0] = locations.size === 1 ? locations : [];
  const seen = { unitId, occurredAt, locationId, detail: { act } };
  const free = from.every(({ status }) => statusOf(status) === 'AVAILABLE');
  const parts = transfers.map(({ fromLine, quantity, part }) => ({ fromLine, quantity, ...part }));
  const detail = { act, from: from.map(({ sscc }) => sscc), parts };
  const built: Sighting = { ...seen, code: UnitEvent.UNIT_BUILT, detail };
  return free ? [built, { ...seen, code: UnitEvent.UNIT_CHECKED }] : [built];
}
