import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

@Injectable()
export class FreeStockStore {
  /** Internal ids of units that stand at a hub, have this status, and have goods of an item on them. */
  async unitsWith(tx: Transaction, hubId: number, itemId: number, status: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT c.unit_id AS id FROM content_line c
         JOIN unit_worklist w ON w.unit_id = c.unit_id AND w.hub_id = $1 AND w.stage = 'PRESENT'
         JOIN unit_state s ON s.unit_id = c.unit_id AND s.status = $3
        WHERE c.item_id = $2 AND coalesce(c.counted_quantity, c.announced_quantity) > c.gone_quantity`,
      [hubId, itemId, status],
    );
    return rows.map(({ id }) => id);
  }
}
