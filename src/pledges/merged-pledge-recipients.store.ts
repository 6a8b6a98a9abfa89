import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Pledges whose recipients turned out to be other organisations. */
@Injectable()
export class MergedPledgeRecipientsStore {
  /** Those with a line for an organisation. */
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]> {
    return tx.query(
      `SELECT id, stream_id AS "streamId" FROM pledge
        WHERE id IN (SELECT pledge_id FROM pledge_line WHERE recipient_id = $1)`,
      [organisationId],
    );
  }

  /** Two lines of an item that are for the same one now are one: all in all as much is pledged as before. */
  async rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void> {
    await tx.execute(
      `WITH moved AS (
         DELETE FROM pledge_line WHERE pledge_id = ANY($1::bigint[]) AND recipient_id = $2
         RETURNING pledge_id, item_id, quantity)
       INSERT INTO pledge_line (pledge_id, item_id, recipient_id, quantity)
       SELECT pledge_id, item_id, $3, quantity FROM moved
       ON CONFLICT (pledge_id, item_id, recipient_id) DO UPDATE SET quantity = pledge_line.quantity + excluded.quantity`,
      [ids, from, to],
    );
  }
}
