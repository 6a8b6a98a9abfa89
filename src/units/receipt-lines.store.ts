import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** A content line of a consignment, with what its receipt follows from. */
export interface ReceiptLineRow {
  readonly lineId: string;
  readonly linePublicId: string;
  readonly itemId: number;
  readonly lot: string | null;
  /** YYYY-MM-DD. */
  readonly expiry: string | null;
  readonly announced: number;
  /** Null: nobody counted. */
  readonly counted: number | null;
  readonly damaged: number;
  /** Its goods, or some of them, came from another pallet at the hub. */
  readonly rebuilt: boolean;
  readonly unitId: string;
  readonly unitPublicId: string;
  /** 18 digits. */
  readonly sscc: string;
  /** Announced with this consignment. */
  readonly expected: boolean;
  readonly receivedAt: Date | null;
  /** SSCC of what it stands in, for a carton. */
  readonly within: string | null;
}

/** The number that a unit bears now. */
const bears = (unit: string) =>
  `lpad(coalesce((SELECT b.sscc FROM unit_label b WHERE b.unit_id = ${unit}.id ORDER BY b.id DESC LIMIT 1), ${unit}.sscc)::text, 18, '0')`;

@Injectable()
export class ReceiptLinesStore {
  /** All lines of a consignment whose announced units were born in `streamId`, those that are empty now as well. */
  ofConsignment(tx: Transaction, consignmentId: string, streamId: string): Promise<ReceiptLineRow[]> {
    return tx.query<ReceiptLineRow>(
      `SELECT c.id AS "lineId", c.public_id AS "linePublicId", c.item_id AS "itemId", c.lot, c.expiry::text AS expiry,
              c.announced_quantity AS announced, c.counted_quantity AS counted, c.damaged_quantity AS damaged,
              EXISTS (SELECT 1 FROM posting p WHERE p.to_line = c.id AND p.from_line <> p.to_line) AS rebuilt,
              u.id AS "unitId", u.public_id AS "unitPublicId", ${bears('u')} AS sscc,
              u.expected AND u.stream_id = $2 AS expected, s.received_at AS "receivedAt",
              (SELECT ${bears('o')} FROM unit_nesting n JOIN unit o ON o.id = n.parent_id WHERE n.unit_id = u.id) AS within
         FROM content_line c JOIN unit u ON u.id = c.unit_id JOIN unit_state s ON s.unit_id = u.id
        WHERE c.consignment_id = $1 ORDER BY u.id, c.id`,
      [consignmentId, streamId],
    );
  }
}
