import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';

export interface ContentRow {
  id: string;
  publicId: string;
  unitId: string;
  consignmentId: string | null;
  donorId: number | null;
  itemId: number;
  lot: string | null;
  /** YYYY-MM-DD. */
  expiry: string | null;
  announcedQuantity: number;
  countedQuantity: number | null;
  damagedQuantity: number;
}

export interface NewContent {
  unitId: string;
  consignmentId: string | null;
  itemId: number;
  lot: string | null;
  expiry: string | null;
  quantity: number;
}

@Injectable()
export class ContentStore {
  async insert(tx: Transaction, lines: readonly NewContent[]): Promise<void> {
    await tx.execute(
      `INSERT INTO content_line (public_id, unit_id, consignment_id, item_id, lot, expiry, announced_quantity)
         SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::text[], $6::date[], $7::int[])`,
      [
        lines.map(() => newId()),
        lines.map(({ unitId }) => unitId),
        lines.map(({ consignmentId }) => consignmentId),
        lines.map(({ itemId }) => itemId),
        lines.map(({ lot }) => lot),
        lines.map(({ expiry }) => expiry),
        lines.map(({ quantity }) => quantity),
      ],
    );
  }

  ofUnits(tx: Transaction, unitIds: readonly string[]): Promise<ContentRow[]> {
    return tx.query<ContentRow>(
      `SELECT c.id, c.public_id AS "publicId", c.unit_id AS "unitId", c.consignment_id AS "consignmentId",
              d.donor_id AS "donorId", c.item_id AS "itemId", c.lot, c.expiry::text AS expiry,
              c.announced_quantity AS "announcedQuantity", c.counted_quantity AS "countedQuantity",
              c.damaged_quantity AS "damagedQuantity"
         FROM content_line c LEFT JOIN consignments_donor_view d ON d.consignment_id = c.consignment_id
        WHERE c.unit_id = ANY($1::bigint[]) ORDER BY c.id`,
      [unitIds],
    );
  }

  /** Writes what was counted. The caller holds the head of the unit's home stream. */
  async count(
    tx: Transaction,
    lines: readonly { id: string; counted: number; damaged: number }[],
  ): Promise<void> {
    await tx.execute(
      `UPDATE content_line c SET counted_quantity = n.counted, damaged_quantity = n.damaged
         FROM unnest($1::bigint[], $2::int[], $3::int[]) AS n (id, counted, damaged) WHERE c.id = n.id`,
      [lines.map(({ id }) => id), lines.map(({ counted }) => counted), lines.map(({ damaged }) => damaged)],
    );
  }
}
