import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';

/** A unit that was built at the hub, not announced. */
export interface BuiltUnit {
  /** 18 digits. */
  readonly sscc: string;
  readonly streamId: string;
  readonly temperatureClass: string;
  readonly grossGrams: number;
}

@Injectable()
export class BuiltUnitStore {
  /** Already on the list of what is here: it does not count as received from its donors. @returns ids in order. */
  async insert(tx: Transaction, hubId: number, units: readonly BuiltUnit[]): Promise<string[]> {
    const rows = await tx.query<{ id: string; sscc: string }>(
      `WITH added AS (
         INSERT INTO unit (sscc, stream_id, created_at, public_id, hub_id, temperature_class, gross_grams, expected)
           SELECT n.sscc, n.stream, hub_now(), n.public_id, $1, n.class, n.grams, false
             FROM unnest($2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::bigint[]) AS n (sscc, stream, public_id, class, grams)
         RETURNING id, sscc
       ), states AS (
         INSERT INTO unit_state (unit_id, last_occurred_at, status) SELECT id, '-infinity', 1 FROM added
       ), listed AS (
         INSERT INTO unit_worklist (unit_id, hub_id, stage) SELECT id, $1, 'PRESENT' FROM added
       )
       SELECT id, lpad(sscc::text, 18, '0') AS sscc FROM added`,
      [
        hubId,
        units.map(({ sscc }) => sscc),
        units.map(({ streamId }) => streamId),
        units.map(() => newId()),
        units.map(({ temperatureClass }) => temperatureClass),
        units.map(({ grossGrams }) => grossGrams),
      ],
    );
    const idOf = new Map(rows.map(({ id, sscc }) => [sscc, id]));
    return units.map(({ sscc }) => idOf.get(sscc) ?? '');
  }

  /** Those of the numbers that a unit of the hub bears or bore, whatever became of it. */
  async taken(tx: Transaction, hubId: number, ssccs: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ sscc: string }>(
      `SELECT lpad(sscc::text, 18, '0') AS sscc FROM unit WHERE hub_id = $1 AND sscc = ANY($2::bigint[])
       UNION SELECT lpad(sscc::text, 18, '0') FROM unit_label WHERE hub_id = $1 AND sscc = ANY($2::bigint[])`,
      [hubId, ssccs],
    );
    return new Set(rows.map(({ sscc }) => sscc));
  }

  /** Derives state, worklist and balances of units anew, after events of theirs were declared wrong. */
  async settle(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    await tx.query('SELECT unit_settle($1::bigint[])', [unitIds]);
  }
}
