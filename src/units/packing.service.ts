import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { NestingStore } from './nesting.store.js';
import { UnitEvent } from './unit.events.js';
import { statusOf, type UnitStatus } from './unit.lifecycle.js';
import { IS_NESTED, NESTING_CYCLE, NOT_AT_HUB, TEMPERATURES_DIFFER } from './unit.refusals.js';
import { type UnitRow, UnitsService } from './units.service.js';

/** What can be opened: it stands at the hub and is on no dispatch. */
const OPEN: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE'];
/** Carton in pallet, and two more: what is deeper is a mistake. */
const DEEPEST = 3;

/** Puts cartons into pallets and takes them out. */
@Injectable()
export class PackingService {
  constructor(
    private readonly units: UnitsService,
    private readonly store: NestingStore,
    private readonly places: PlacesService,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused NESTING_CYCLE, IS_NESTED, NOT_AT_HUB, TEMPERATURES_DIFFER */
  async pack(tx: Transaction, pallet: UnitRow, cartons: readonly UnitRow[]): Promise<void> {
    const [into, ...rows] = await this.open(tx, pallet, cartons);
    for (const [place, { sscc, temperatureClass }] of rows.entries()) {
      if (temperatureClass !== into?.temperatureClass)
        throw TEMPERATURES_DIFFER.because(
          `Carton ${sscc} is kept at ${temperatureClass}.`,
          `units[${place}]`,
        );
    }
    const ids = cartons.map(({ id }) => id);
    await this.refuseCycle(tx, pallet.id, ids);
    await this.refuseNested(tx, ids);
    await this.store.put(tx, ids, pallet.id);
    await this.tell(tx, UnitEvent.UNIT_PACKED, pallet, cartons);
  }

  /** @throws Refused IS_NESTED for one that does not stand in it, NOT_AT_HUB */
  async unpack(tx: Transaction, pallet: UnitRow, cartons: readonly UnitRow[]): Promise<void> {
    await this.open(tx, pallet, cartons);
    const ids = cartons.map(({ id }) => id);
    if ((await this.store.takeOut(tx, ids, pallet.id)) < ids.length)
      throw IS_NESTED.because(`Not all of these cartons stand in pallet ${pallet.sscc}.`, 'units');
    await this.tell(tx, UnitEvent.UNIT_UNPACKED, pallet, cartons);
  }

  /** Under the hub's own head as well: two who pack at once could close a circle between them. */
  private async open(tx: Transaction, pallet: UnitRow, cartons: readonly UnitRow[]): Promise<UnitRow[]> {
    const hub = await this.places.hubById(tx, tx.principal.hubId);
    const ids = [pallet.id, ...cartons.map(({ id }) => id)];
    await this.units.lock(tx, ids, hub ? [hub.streamId] : []);
    const rows = new Map((await this.units.byIds(tx, ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = rows.get(id);
      if (row && !OPEN.includes(statusOf(row.status)))
        throw NOT_AT_HUB.because(
          `${row.sscc} is ${statusOf(row.status)}: it cannot be packed or unpacked.`,
          'units',
        );
      return row ?? [];
    });
  }

  private async refuseCycle(tx: Transaction, palletId: string, ids: readonly string[]): Promise<void> {
    const around = await this.store.around(tx, [palletId]);
    const place = ids.findIndex((id) => id === palletId || around.some(({ rootId }) => rootId === id));
    if (place >= 0)
      throw NESTING_CYCLE.because('The pallet itself stands in this one, or is it.', `units[${place}]`);
    const below = await this.store.around(
      tx,
      (await this.store.within(tx, ids)).map(({ unitId }) => unitId),
    );
    const deepest = around.length + 1 + Math.max(0, ...below.map(({ depth }) => depth));
    if (deepest > DEEPEST) throw IS_NESTED.because(`Not more than ${DEEPEST} stand one in another.`, 'units');
  }

  private async refuseNested(tx: Transaction, ids: readonly string[]): Promise<void> {
    const parents = new Set((await this.store.parentsOf(tx, ids)).map(({ unitId }) => unitId));
    const place = ids.findIndex((id) => parents.has(id));
    if (place >= 0)
      throw IS_NESTED.because('This carton stands in a pallet: take it out first.', `units[${place}]`);
  }

  private async tell(
    tx: Transaction,
    code: number,
    pallet: UnitRow,
    cartons: readonly UnitRow[],
  ): Promise<void> {
    const occurredAt = await this.history.now(tx);
    const ssccs = cartons.map(({ sscc }) => sscc);
    await this.units.observe(tx, [
      { unitId: pallet.id, code, occurredAt, detail: { cartons: ssccs } },
      ...cartons.map(({ id: unitId }) => ({ unitId, code, occurredAt, detail: { pallet: pallet.sscc } })),
    ]);
  }
}
