import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Dispatches whose agency or carriers turned out to be other organisations. */
@Injectable()
export class MergedPartnersStore {
  /** Those for an agency, or with a leg of a carrier. */
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]> {
    return tx.query(
      `SELECT id, stream_id AS "streamId" FROM dispatch
        WHERE agency_id = $1 OR id IN (SELECT dispatch_id FROM leg WHERE carrier_id = $1)`,
      [organisationId],
    );
  }

  async rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void> {
    await tx.execute(`UPDATE dispatch SET agency_id = $3 WHERE id = ANY($1::bigint[]) AND agency_id = $2`, [
      ids,
      from,
      to,
    ]);
    await tx.execute(
      `UPDATE dispatch_worklist SET agency_id = $3 WHERE dispatch_id = ANY($1::bigint[]) AND agency_id = $2`,
      [ids, from, to],
    );
    await tx.execute(
      `UPDATE leg SET carrier_id = $3 WHERE dispatch_id = ANY($1::bigint[]) AND carrier_id = $2`,
      [ids, from, to],
    );
  }
}
