import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { RecallsService } from './recalls.service.js';
import { UnitEvent } from './unit.events.js';
import { type Goods, UnitsService } from './units.service.js';

export interface FoundGoods extends Goods {
  readonly unitId: string;
  readonly consignmentId: string | null;
}

/** Goods that were found on a pallet and identified. */
@Injectable()
export class FoundGoodsService {
  constructor(
    private readonly units: UnitsService,
    private readonly recalls: RecallsService,
    private readonly history: HistoryService,
  ) {}

  /** Adds them and says so; a lot that is called back holds the pallet. The heads must be locked. */
  async add(tx: Transaction, unitId: string, lines: readonly FoundGoods[]): Promise<void> {
    await this.units.addFound(tx, lines);
    const seen = { code: UnitEvent.UNIT_IDENTIFIED, occurredAt: await this.history.now(tx) };
    await this.units.observe(tx, [{ unitId, ...seen, detail: { lines: lines.length } }]);
    await this.recalls.hold(tx, [unitId]);
  }
}
