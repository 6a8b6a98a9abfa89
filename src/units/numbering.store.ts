import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** What a hub makes SSCCs of. */
export interface Numbering {
  /** 4 to 12 digits. */
  readonly companyPrefix: string;
  /** 0 to 9 */
  readonly extensionDigit: number;
}

@Injectable()
export class NumberingStore {
  of(tx: Transaction, hubId: number): Promise<Numbering | null> {
    return tx.one<Numbering>(
      `SELECT company_prefix AS "companyPrefix", extension_digit AS "extensionDigit" FROM hub_numbering WHERE hub_id = $1`,
      [hubId],
    );
  }

  async set(tx: Transaction, { companyPrefix, extensionDigit }: Numbering): Promise<void> {
    const { hubId, actorId } = tx.principal;
    await tx.execute(
      `INSERT INTO hub_numbering (hub_id, company_prefix, extension_digit, set_at, set_by) VALUES ($1, $2, $3, hub_now(), $4)
       ON CONFLICT (hub_id) DO UPDATE SET company_prefix = excluded.company_prefix,
         extension_digit = excluded.extension_digit, set_at = excluded.set_at, set_by = excluded.set_by`,
      [hubId, companyPrefix, extensionDigit, actorId],
    );
  }

  /** Serials that nobody had and nobody else gets, also when this transaction is undone. */
  async serials(tx: Transaction, count: number): Promise<bigint[]> {
    const rows = await tx.query<{ serial: string }>(
      `SELECT nextval('sscc_serial') AS serial FROM generate_series(1, $1::int)`,
      [count],
    );
    return rows.map(({ serial }) => BigInt(serial));
  }

  async putLabel(tx: Transaction, unitId: string, sscc: string): Promise<void> {
    await tx.execute(
      'INSERT INTO unit_label (unit_id, sscc, hub_id, put_on_at) VALUES ($1, $2, $3, hub_now())',
      [unitId, sscc, tx.principal.hubId],
    );
  }

  /** Numbers of the later labels of units, in the order in which they were put on. */
  labelsOf(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; sscc: string }[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", lpad(sscc::text, 18, '0') AS sscc FROM unit_label
        WHERE unit_id = ANY($1::bigint[]) ORDER BY unit_id, id`,
      [unitIds],
    );
  }
}
