import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { GoodLine, LineFault } from './line-reader.js';

/** A line that was read, with the cells that it has in the file. */
export interface StagedLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly good: (GoodLine & { readonly itemId: number; readonly itemClass: string }) | null;
  readonly fault: LineFault | null;
}

export interface PreviewLine {
  readonly line: number;
  readonly sscc: string;
  readonly itemId: number;
  readonly quantity: number;
  readonly lot: string | null;
  /** YYYY-MM-DD. */
  readonly expiry: string | null;
  readonly grossGrams: number;
  readonly temperatureClass: string;
}

export interface BadLine extends LineFault {
  readonly line: number;
  readonly cells: readonly string[];
}

const GOOD = `SELECT line, lpad(sscc::text, 18, '0') AS sscc, item_id AS "itemId", quantity, lot, expiry::text AS expiry,
  gross_grams::float8 AS "grossGrams", coalesce(temperature_class, item_class) AS "temperatureClass" FROM manifest_line`;

@Injectable()
export class ManifestLineStore {
  async add(tx: Transaction, uploadId: string, lines: readonly StagedLine[]): Promise<void> {
    const of = <Value>(pick: (line: StagedLine) => Value) => lines.map(pick);
    await tx.execute(
      `INSERT INTO manifest_line (upload_id, line, sscc, item_id, quantity, lot, expiry, gross_grams, temperature_class, item_class,
                                  cells, problem_column, problem_code, problem_message)
       SELECT $1, n.* FROM unnest($2::int[], $3::bigint[], $4::int[], $5::int[], $6::text[], $7::date[], $8::bigint[], $9::text[],
                                  $10::text[], $11::jsonb[], $12::text[], $13::text[], $14::text[]) AS n`,
      [
        uploadId,
        of(({ line }) => line),
        of(({ good }) => good?.sscc ?? null),
        of(({ good }) => good?.itemId ?? null),
        of(({ good }) => good?.quantity ?? null),
        of(({ good }) => good?.lot ?? null),
        of(({ good }) => good?.expiry ?? null),
        of(({ good }) => good?.grossWeightKilograms ?? null),
        of(({ good }) => good?.temperatureClass ?? null),
        of(({ good }) => good?.itemClass ?? null),
        of(({ cells }) => JSON.stringify(cells)),
        of(({ fault }) => fault?.column ?? null),
        of(({ fault }) => fault?.code ?? null),
        of(({ fault }) => fault?.message ?? null),
      ],
    );
  }

  async clear(tx: Transaction, uploadIds: readonly string[]): Promise<void> {
    await tx.execute('DELETE FROM manifest_line WHERE upload_id = ANY($1::bigint[])', [uploadIds]);
  }

  /**
   * A pallet has one weight and one temperature: lines that say otherwise than the pallet's first are bad. Each line is
   * looked at once, beside the first of its pallet: a join of the two would be planned without any statistics.
   */
  async refuseDiffering(tx: Transaction, uploadId: string): Promise<void> {
    await tx.execute(
      `UPDATE manifest_line l SET problem_code = 'PALLET_DIFFERS',
              problem_column = CASE WHEN d.heavier THEN 'gross_weight_kg' ELSE 'temperature_class' END,
              problem_message = 'Line ' || d.first_line || ' says otherwise of pallet ' || lpad(l.sscc::text, 18, '0') || '.'
         FROM (SELECT line, first_line, gross_grams <> first_grams AS heavier FROM (${BESIDE_FIRST}) b
                WHERE gross_grams <> first_grams OR temperature_class IS DISTINCT FROM first_stated) d
        WHERE l.upload_id = $1 AND l.line = d.line`,
      [uploadId],
    );
    await tx.execute(
      `UPDATE manifest_line l SET problem_code = 'INVALID_INPUT', problem_column = 'temperature_class',
              problem_message = 'Its goods need another temperature than those of line ' || d.first_line
                || ': say the pallet''s in temperature_class.'
         FROM (SELECT line, first_line FROM (${BESIDE_FIRST}) b
                WHERE temperature_class IS NULL AND item_class <> first_class) d
        WHERE l.upload_id = $1 AND l.line = d.line`,
      [uploadId],
    );
  }

  /** Counts lines and pallets anew, from what is stored. */
  async count(tx: Transaction, uploadId: string): Promise<void> {
    await tx.execute(
      `UPDATE manifest_upload u SET lines_read = c.read, lines_bad = c.bad, pallets = c.pallets
         FROM (SELECT count(*)::int AS read, count(problem_code)::int AS bad,
                      count(DISTINCT sscc) FILTER (WHERE problem_code IS NULL)::int AS pallets
                 FROM manifest_line WHERE upload_id = $1) c WHERE u.id = $1`,
      [uploadId],
    );
  }

  good(tx: Transaction, uploadId: string, after: number, limit: number): Promise<PreviewLine[]> {
    return tx.query(
      `${GOOD} WHERE upload_id = $1 AND problem_code IS NULL AND line > $2 ORDER BY line LIMIT $3`,
      [uploadId, after, limit],
    );
  }

  bad(tx: Transaction, uploadId: string, after: number, limit: number): Promise<BadLine[]> {
    return tx.query(
      `SELECT line, cells, problem_column AS column, problem_code AS code, problem_message AS message FROM manifest_line
        WHERE upload_id = $1 AND problem_code IS NOT NULL AND line > $2 ORDER BY line LIMIT $3`,
      [uploadId, after, limit],
    );
  }

  /** All good lines of the next pallets after an SSCC, pallet by pallet. */
  ofPallets(tx: Transaction, uploadId: string, after: string, pallets: number): Promise<PreviewLine[]> {
    return tx.query(
      `${GOOD} WHERE upload_id = $1 AND problem_code IS NULL AND sscc > $2::bigint AND sscc <= (
         SELECT max(next.sscc) FROM (SELECT DISTINCT sscc FROM manifest_line
           WHERE upload_id = $1 AND problem_code IS NULL AND sscc > $2::bigint ORDER BY sscc LIMIT $3) next)
       ORDER BY manifest_line.sscc, line`,
      [uploadId, after, pallets],
    );
  }
}

const BESIDE_FIRST = `SELECT line, gross_grams, temperature_class, item_class, first_value(line) OVER w AS first_line,
    first_value(gross_grams) OVER w AS first_grams, first_value(temperature_class) OVER w AS first_stated,
    first_value(item_class) OVER w AS first_class
  FROM manifest_line WHERE upload_id = $1 AND problem_code IS NULL WINDOW w AS (PARTITION BY sscc ORDER BY line)`;
