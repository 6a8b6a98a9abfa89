import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';

export interface RecallRow {
  readonly id: string;
  readonly publicId: string;
  readonly hubId: number;
  readonly itemId: number;
  readonly lot: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closingNote: string | null;
}

/** A lot of an item, at one hub. */
export interface LotAtHub {
  readonly hubId: number;
  readonly itemId: number;
  readonly lot: string;
}

const RECALL = `SELECT r.id, r.public_id AS "publicId", r.hub_id AS "hubId", r.item_id AS "itemId", r.lot, r.reason,
                       r.opened_at AS "openedAt", r.closed_at AS "closedAt", r.closing_note AS "closingNote" FROM recall r`;

@Injectable()
export class RecallStore {
  /** @returns null when the lot is called back already. */
  open(tx: Transaction, { hubId, itemId, lot }: LotAtHub, reason: string): Promise<{ id: string } | null> {
    return tx.one<{ id: string }>(
      `INSERT INTO recall (public_id, hub_id, item_id, lot, reason, opened_at, opened_by)
         VALUES ($1, $2, $3, $4, $5, hub_now(), $6)
       ON CONFLICT (hub_id, item_id, lot) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
      [newId(), hubId, itemId, lot, reason, tx.principal.actorId],
    );
  }

  /** @returns false when somebody closed it before. */
  async close(tx: Transaction, id: string, note: string): Promise<boolean> {
    const closed = await tx.execute(
      'UPDATE recall SET closed_at = hub_now(), closed_by = $2, closing_note = $3 WHERE id = $1 AND closed_at IS NULL',
      [id, tx.principal.actorId, note],
    );
    return closed === 1;
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<RecallRow[]> {
    return tx.query<RecallRow>(`${RECALL} WHERE r.id = ANY($1::bigint[])`, [ids]);
  }

  byPublicId(tx: Transaction, publicId: string): Promise<RecallRow | null> {
    return tx.one<RecallRow>(`${RECALL} WHERE r.public_id = $1`, [publicId]);
  }

  /** Those of a hub, the newest first. `before` is the internal id of the last one seen. */
  page(tx: Transaction, hubId: number, before: string | null, limit: number): Promise<RecallRow[]> {
    return tx.query<RecallRow>(
      `${RECALL} WHERE r.hub_id = $1 AND ($2::bigint IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [hubId, before, limit],
    );
  }

  /** Internal ids of the content lines of a lot that were ever at a hub, and of their units. */
  linesOf(tx: Transaction, { hubId, itemId, lot }: LotAtHub): Promise<{ lineId: string; unitId: string }[]> {
    return tx.query<{ lineId: string; unitId: string }>(
      `SELECT c.id AS "lineId", c.unit_id AS "unitId" FROM content_line c JOIN unit u ON u.id = c.unit_id
        WHERE c.item_id = $1 AND c.lot = $2 AND u.hub_id = $3 ORDER BY c.id`,
      [itemId, lot, hubId],
    );
  }

  /** Internal ids of the units with goods of a consignment. */
  async unitsOf(tx: Transaction, consignmentId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT unit_id AS id FROM content_line WHERE consignment_id = $1',
      [consignmentId],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these units those with goods that are called back and that no open recall hold keeps, each with one recall. */
  unheld(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; recallId: string }[]> {
    return tx.query<{ unitId: string; recallId: string }>(
      `SELECT DISTINCT ON (c.unit_id) c.unit_id AS "unitId", r.id AS "recallId"
         FROM content_line c JOIN unit u ON u.id = c.unit_id
         JOIN recall r ON r.hub_id = u.hub_id AND r.item_id = c.item_id AND r.lot = c.lot AND r.closed_at IS NULL
        WHERE c.unit_id = ANY($1::bigint[])
          AND NOT EXISTS (SELECT FROM hold h WHERE h.unit_id = c.unit_id AND h.reason = 'RECALL' AND h.closed_at IS NULL)
        ORDER BY c.unit_id, r.id`,
      [unitIds],
    );
  }
}
