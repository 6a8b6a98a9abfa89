import { Injectable } from '@nestjs/common';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { HoldsService } from './holds.service.js';
import { type LotAtHub, type RecallRow, RecallStore } from './recall.store.js';
import { statusOf, type UnitStatus } from './unit.lifecycle.js';
import { UnitsService } from './units.service.js';

export type { LotAtHub, RecallRow } from './recall.store.js';

/** What has left the hub's hands for good, or is no more, cannot be held. */
const OUT_OF_REACH: readonly UnitStatus[] = ['DELIVERED', 'REBUILT', 'LOST', 'DESTROYED'];

/** Lots that a hub calls back. Pallets with goods of such a lot are held, also those that are announced later. */
@Injectable()
export class RecallsService {
  constructor(
    private readonly store: RecallStore,
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
    private readonly consignments: ConsignmentsService,
    private readonly history: HistoryService,
  ) {}

  /** @returns the internal id; null when the lot is called back already. */
  async open(tx: Transaction, lot: LotAtHub, reason: string): Promise<string | null> {
    return (await this.store.open(tx, lot, reason))?.id ?? null;
  }

  /** Holds stay: each is released by whoever judged its pallet. @returns false when it was closed before. */
  close(tx: Transaction, id: string, note: string): Promise<boolean> {
    return this.store.close(tx, id, note);
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<RecallRow[]> {
    return this.store.byIds(tx, ids);
  }

  byPublicId(tx: Transaction, publicId: string): Promise<RecallRow | null> {
    return this.store.byPublicId(tx, publicId);
  }

  page(tx: Transaction, hubId: number, before: string | null, limit: number): Promise<RecallRow[]> {
    return this.store.page(tx, hubId, before, limit);
  }

  linesOf(tx: Transaction, lot: LotAtHub): Promise<{ lineId: string; unitId: string }[]> {
    return this.store.linesOf(tx, lot);
  }

  /** Holds what was announced of a lot that is called back. The rows are looked at, not the message. */
  async holdAnnounced(tx: Transaction, consignmentId: string): Promise<void> {
    const [consignment] = await this.consignments.byPublicIds(tx, [consignmentId]);
    if (!consignment) throw new Error(`There is no consignment ${consignmentId} (yet)`);
    await this.hold(tx, await this.store.unitsOf(tx, consignment.id));
  }

  /**
   * Holds those of the units that have goods of a lot that is called back, and that are not held for it yet.
   * @returns how many
   */
  async hold(tx: Transaction, unitIds: readonly string[]): Promise<number> {
    if (unitIds.length === 0) return 0;
    const found = await this.store.unheld(tx, unitIds);
    if (found.length === 0) return 0;
    await this.units.lock(
      tx,
      found.map(({ unitId }) => unitId),
    );
    const reachable = new Set(
      (await this.units.byIds(tx, unitIds))
        .filter(({ status }) => !OUT_OF_REACH.includes(statusOf(status)))
        .map(({ id }) => id),
    );
    const recalls = new Map(
      (
        await this.store.byIds(
          tx,
          found.map(({ recallId }) => recallId),
        )
      ).map((row) => [row.id, row]),
    );
    const held = found.filter(({ unitId }) => reachable.has(unitId));
    const holds = held.map(({ unitId, recallId }) => ({ unitId, note: noteOf(recalls.get(recallId)) }));
    await this.holds.openAll(tx, 'RECALL', holds, await this.history.now(tx));
    return held.length;
  }
}

function noteOf(recall: RecallRow | undefined): string {
  return `Lot ${recall?.lot} is called back: ${recall?.reason}`;
}
