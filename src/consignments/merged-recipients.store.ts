import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Consignments whose recipients turned out to be other organisations. */
@Injectable()
export class MergedRecipientsStore {
  /** Those that are meant for an organisation, wholly or in portions. */
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]> {
    return tx.query(
      `SELECT id, stream_id AS "streamId" FROM consignment WHERE id IN (
         SELECT consignment_id FROM consignment_recipient WHERE organisation_id = $1
         UNION SELECT consignment_id FROM consignment_portion WHERE organisation_id = $1)`,
      [organisationId],
    );
  }

  /** One that was a recipient under both names is there once, and its portions add up. */
  async rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void> {
    await tx.execute(
      `WITH moved AS (
         DELETE FROM consignment_recipient WHERE consignment_id = ANY($1::bigint[]) AND organisation_id = $2
         RETURNING consignment_id)
       INSERT INTO consignment_recipient (consignment_id, organisation_id) SELECT consignment_id, $3 FROM moved
       ON CONFLICT DO NOTHING`,
      [ids, from, to],
    );
    await tx.execute(
      `WITH moved AS (
         DELETE FROM consignment_portion WHERE consignment_id = ANY($1::bigint[]) AND organisation_id = $2
         RETURNING consignment_id, item_id, quantity)
       INSERT INTO consignment_portion (consignment_id, organisation_id, item_id, quantity)
       SELECT consignment_id, $3, item_id, quantity FROM moved
       ON CONFLICT (consignment_id, organisation_id, item_id)
       DO UPDATE SET quantity = consignment_portion.quantity + excluded.quantity`,
      [ids, from, to],
    );
  }
}
