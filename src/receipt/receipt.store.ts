import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { ReceiptClosing, ReceiptExplanation } from './receipt.entity.js';

export type NewExplanation = Pick<
  ReceiptExplanation,
  'consignmentId' | 'kind' | 'unitPublicId' | 'linePublicId' | 'reason' | 'note'
> & { readonly quantity: number };
export type NewClosing = Pick<
  ReceiptClosing,
  'consignmentId' | 'signedBy' | 'signatureId' | 'unitsReceived' | 'totals'
>;

@Injectable()
export class ReceiptStore {
  async explain(tx: Transaction, one: NewExplanation): Promise<void> {
    const { consignmentId, kind, unitPublicId, linePublicId, quantity, reason, note } = one;
    const { hubId, actorId } = tx.principal;
    await tx.execute(
      `INSERT INTO receipt_explanation (hub_id, consignment_id, kind, unit_public_id, line_public_id, quantity, reason, note,
                                        explained_at, explained_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, hub_now(), $9)`,
      [hubId, consignmentId, kind, unitPublicId, linePublicId, quantity, reason, note, actorId],
    );
  }

  /** In the order in which they were given. */
  explanationsOf(tx: Transaction, consignmentId: string): Promise<ReceiptExplanation[]> {
    return tx.manager.find(ReceiptExplanation, { where: { consignmentId }, order: { id: 'ASC' } });
  }

  async close(tx: Transaction, one: NewClosing): Promise<void> {
    const { consignmentId, signedBy, signatureId, unitsReceived, totals } = one;
    const { hubId, actorId } = tx.principal;
    await tx.execute(
      `INSERT INTO receipt_closing (hub_id, consignment_id, closed_at, closed_by, signed_by, signature_id, units_received, totals)
       VALUES ($1, $2, hub_now(), $3, $4, $5, $6, $7)`,
      [hubId, consignmentId, actorId, signedBy, signatureId, unitsReceived, JSON.stringify(totals)],
    );
  }

  async reopen(tx: Transaction, id: string, reason: string): Promise<void> {
    await tx.execute(
      `UPDATE receipt_closing SET reopened_at = hub_now(), reopened_by = $2, reopening_reason = $3
        WHERE id = $1 AND reopened_at IS NULL`,
      [id, tx.principal.actorId, reason],
    );
  }

  /** Null: the receipt is open. */
  closingOf(tx: Transaction, consignmentId: string): Promise<ReceiptClosing | null> {
    return tx.manager.findOneBy(ReceiptClosing, { consignmentId, reopenedAt: IsNull() });
  }
}
