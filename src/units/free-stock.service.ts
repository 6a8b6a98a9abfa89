import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { FreeStockStore } from './free-stock.store.js';
import { NestingService } from './nesting.service.js';
import { STATUS_NUMBERS, statusOf } from './unit.lifecycle.js';
import { type ContentRow, type UnitRow, UnitsService } from './units.service.js';

/** A pallet that is free, with its lines of the item, those of its cartons too. */
export interface FreePallet {
  readonly unit: UnitRow;
  /** `unitId` is the unit that the line is on. */
  readonly lines: readonly ContentRow[];
}

/** What may be put on a dispatch: AVAILABLE, and no hold open on it or on anything that stands in it. */
@Injectable()
export class FreeStockService {
  constructor(
    private readonly store: FreeStockStore,
    private readonly units: UnitsService,
    private readonly nesting: NestingService,
  ) {}

  /** The outermost units with goods of an item that are at the principal's hub. */
  async of(tx: Transaction, itemId: number): Promise<FreePallet[]> {
    const { hubId } = tx.principal;
    const found = await this.store.unitsWith(tx, hubId, itemId, STATUS_NUMBERS.AVAILABLE);
    const roots = [...new Set((await this.units.rootsOf(tx, found)).values())];
    const inside = await this.nesting.insideOf(tx, roots);
    const ids = [...new Set([...roots, ...inside.map(({ unitId }) => unitId)])];
    const rows = await this.units.byIds(tx, ids);
    const lines = (await this.units.contentsOf(tx, ids)).filter((line) => line.itemId === itemId);
    return freeOf(roots, inside, rows, lines);
  }
}

function freeOf(
  roots: readonly string[],
  inside: readonly { unitId: string; rootId: string }[],
  rows: readonly UnitRow[],
  lines: readonly ContentRow[],
): FreePallet[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const membersOf = new Map(roots.map((id) => [id, [id]]));
  for (const { unitId, rootId } of inside) membersOf.get(rootId)?.push(unitId);
  const linesOf = new Map<string, ContentRow[]>();
  for (const line of lines) linesOf.set(line.unitId, [...(linesOf.get(line.unitId) ?? []), line]);
  return [...membersOf].flatMap(([id, members]) => {
    const unit = rowOf.get(id);
    const isFree = members.every((member) => {
      const row = rowOf.get(member);
      return row !== undefined && !row.onHold && statusOf(row.status) === 'AVAILABLE';
    });
    return unit && isFree ? [{ unit, lines: members.flatMap((member) => linesOf.get(member) ?? []) }] : [];
  });
}
