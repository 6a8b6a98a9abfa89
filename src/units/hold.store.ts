import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';

export interface HoldRow {
  id: string;
  publicId: string;
  unitId: string;
  reason: string;
  note: string;
  openedAt: Date;
  closedAt: Date | null;
  closingNote: string | null;
}

export interface NewHold {
  readonly unitId: string;
  readonly note: string;
}

const HOLD = `SELECT h.id, h.public_id AS "publicId", h.unit_id AS "unitId", h.reason, h.note, h.opened_at AS "openedAt",
                     h.closed_at AS "closedAt", h.closing_note AS "closingNote" FROM hold h`;

@Injectable()
export class HoldStore {
  async open(tx: Transaction, unitId: string, reason: string, note: string): Promise<string> {
    const publicId = newId();
    await tx.execute(
      `INSERT INTO hold (public_id, unit_id, reason, note, opened_at, opened_by) VALUES ($1, $2, $3, $4, hub_now(), $5)`,
      [publicId, unitId, reason, note, tx.principal.actorId],
    );
    return publicId;
  }

  /** @returns their public ids, in the order given. */
  async openAll(tx: Transaction, reason: string, holds: readonly NewHold[]): Promise<string[]> {
    const publicIds = holds.map(() => newId());
    await tx.execute(
      `INSERT INTO hold (public_id, unit_id, reason, note, opened_at, opened_by)
         SELECT h.public_id, h.unit_id, $4, h.note, hub_now(), $5
           FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS h (public_id, unit_id, note)`,
      [
        publicIds,
        holds.map(({ unitId }) => unitId),
        holds.map(({ note }) => note),
        reason,
        tx.principal.actorId,
      ],
    );
    return publicIds;
  }

  /** Closes a hold that is open. @returns false when somebody closed it before. */
  async close(tx: Transaction, id: string, note: string): Promise<boolean> {
    const closed = await tx.execute(
      'UPDATE hold SET closed_at = hub_now(), closed_by = $2, closing_note = $3 WHERE id = $1 AND closed_at IS NULL',
      [id, tx.principal.actorId, note],
    );
    return closed === 1;
  }

  byPublicId(tx: Transaction, publicId: string): Promise<HoldRow | null> {
    return tx.one<HoldRow>(`${HOLD} WHERE h.public_id = $1`, [publicId]);
  }

  ofUnits(tx: Transaction, unitIds: readonly string[]): Promise<HoldRow[]> {
    return tx.query<HoldRow>(`${HOLD} WHERE h.unit_id = ANY($1::bigint[]) ORDER BY h.id`, [unitIds]);
  }
}
