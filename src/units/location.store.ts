import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

@Injectable()
export class LocationStore {
  /** Location codes of a hub to internal ids. Codes that it does not have are absent. */
  async idsByCode(tx: Transaction, hubId: number, codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ code: string; id: number }>(
      'SELECT code, id FROM location WHERE hub_id = $1 AND code = ANY($2::text[])',
      [hubId, codes],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }
}
