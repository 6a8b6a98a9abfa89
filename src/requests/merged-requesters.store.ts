import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** Requests whose agency turned out to be another organisation. */
@Injectable()
export class MergedRequestersStore {
  /** Those of an agency. */
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]> {
    return tx.query(`SELECT id, stream_id AS "streamId" FROM request WHERE agency_id = $1`, [organisationId]);
  }

  async rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void> {
    await tx.execute(`UPDATE request SET agency_id = $3 WHERE id = ANY($1::bigint[]) AND agency_id = $2`, [
      ids,
      from,
      to,
    ]);
  }
}
