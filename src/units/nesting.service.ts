import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Nested, NestingStore } from './nesting.store.js';
import { UnitEvent } from './unit.events.js';
import { IS_NESTED } from './unit.refusals.js';

/** What happens to a pallet as a whole happens to the cartons in it. A receipt and a check are each one's own. */
const SHARED: readonly number[] = [
  UnitEvent.UNIT_LOCATED,
  UnitEvent.UNIT_ALLOCATED,
  UnitEvent.UNIT_DEALLOCATED,
  UnitEvent.UNIT_LOADED,
  UnitEvent.UNIT_UNLOADED,
  UnitEvent.UNIT_DEPARTED,
  UnitEvent.UNIT_DELIVERED,
  UnitEvent.UNIT_LOST,
  UnitEvent.UNIT_DESTROYED,
  UnitEvent.UNIT_RETURNED,
];

/** Cartons in pallets: who stands in whom. */
@Injectable()
export class NestingService {
  constructor(private readonly store: NestingStore) {}

  /** The units and all that stands in them. */
  async together(tx: Transaction, unitIds: readonly string[]): Promise<string[]> {
    if (unitIds.length === 0) return [];
    const inside = await this.store.within(tx, unitIds);
    return [...new Set([...unitIds, ...inside.map(({ unitId }) => unitId)])];
  }

  /** All that stands in these units, at whatever depth; `rootId` is which of them. */
  insideOf(tx: Transaction, unitIds: readonly string[]): Promise<Nested[]> {
    return this.store.within(tx, unitIds);
  }

  /** Sightings of pallets, and after them the same of the cartons in them where they share it. */
  async shared<Seen extends { readonly unitId: string; readonly code: number }>(
    tx: Transaction,
    sightings: readonly Seen[],
  ): Promise<Seen[]> {
    const moving = sightings.filter(({ code }) => SHARED.includes(code));
    if (moving.length === 0) return [];
    const inside = await this.store.within(
      tx,
      moving.map(({ unitId }) => unitId),
    );
    return moving.flatMap((seen) =>
      inside.filter(({ rootId }) => rootId === seen.unitId).map(({ unitId }) => ({ ...seen, unitId })),
    );
  }

  /** Each unit and the outermost one that it stands in: itself, when it stands in none. */
  async rootsOf(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, string>> {
    const roots = new Map(unitIds.map((id) => [id, id]));
    // In the order of depth: the last one is the outermost.
    for (const { unitId, rootId } of await this.store.around(tx, unitIds)) roots.set(unitId, rootId);
    return roots;
  }

  /** @throws Refused IS_NESTED for what stands in something */
  async refuseNested(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    const [one] = await this.store.parentsOf(tx, unitIds);
    if (one)
      throw IS_NESTED.because('A carton stands in a pallet: take it out first, or name the pallet.', 'units');
  }

  /** @throws Refused IS_NESTED for what stands in something, or has something in it */
  async refuseNestedOrFull(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    await this.refuseNested(tx, unitIds);
    const [one] = await this.store.childrenOf(tx, unitIds);
    if (one) throw IS_NESTED.because('There are cartons in this pallet: take them out first.', 'units');
  }

  childrenOf(tx: Transaction, parentIds: readonly string[]): Promise<{ unitId: string; parentId: string }[]> {
    return this.store.childrenOf(tx, parentIds);
  }

  parentsOf(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; parentId: string }[]> {
    return this.store.parentsOf(tx, unitIds);
  }
}
