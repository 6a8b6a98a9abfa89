import { Injectable } from '@nestjs/common';
import { ItemFactsService } from '../catalogue/item-facts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import { expiryOf } from './goods-budgets.js';
import { GoodsReadings } from './goods-readings.js';
import { GoodsReadingsService } from './goods-readings.service.js';

/** When goods expire, for the hub's own decisions: of all that is on a pallet, whoever acts. */
@Injectable()
export class ExpiriesService {
  constructor(
    private readonly readings: GoodsReadingsService,
    private readonly units: UnitsService,
    private readonly items: ItemFactsService,
  ) {}

  /** By the internal id of the content line; lines that never expire are absent. */
  async of(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, Date>> {
    return this.ofLines(tx, await this.units.contentsOf(tx, unitIds));
  }

  /** As `of`, for lines that were read before. Their `unitId` must be the unit that they are on. */
  async ofLines(
    tx: Transaction,
    lines: readonly Pick<ContentRow, 'id' | 'unitId' | 'itemId' | 'expiry'>[],
  ): Promise<Map<string, Date>> {
    const rules = await this.items.stabilityOf(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
    // Most goods are masks, which no temperature makes older: nobody looks for loggers beside them.
    const budgeted = new Set(rules.filter(({ hours }) => hours !== null).map(({ itemId }) => itemId));
    const watched = lines.filter(({ itemId }) => budgeted.has(itemId)).map(({ unitId }) => unitId);
    const readings =
      watched.length > 0
        ? await this.readings.of(tx, [...new Set(watched)])
        : new GoodsReadings([], new Map());
    const ends = lines.flatMap(({ id, unitId, itemId, expiry }) => {
      const series = budgeted.has(itemId) ? readings.ofLine(id, unitId) : [];
      const end = expiryOf({ itemId, expiry, series }, rules);
      return end ? ([[id, end]] as const) : [];
    });
    return new Map(ends);
  }
}
