import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Transports whose carrier turned out to be another organisation. */
@Injectable()
export class MergedCarriersStore {
  /** Those of a carrier. */
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]> {
    return tx.query(`SELECT id, stream_id AS "streamId" FROM transport WHERE carrier_id = $1`, [
      organisationId,
    ]);
  }

  async rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void> {
    await tx.execute(
      `UPDATE transport SET carrier_id = $3 WHERE id = ANY($1::bigint[]) AND carrier_id = $2`,
      [ids, from, to],
    );
  }
}
