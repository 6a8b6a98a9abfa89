import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { DispatchLine } from './dispatch.entity.js';

export interface PalletCount {
  readonly dispatchId: string;
  readonly pallets: number;
  readonly loaded: number;
}

@Injectable()
export class LineStore {
  /** The pallets of dispatches that still are on them, in the order in which they were announced. */
  liveOf(tx: Transaction, dispatchIds: readonly string[]): Promise<DispatchLine[]> {
    return tx.manager.find(DispatchLine, {
      where: { dispatchId: In([...dispatchIds]), live: true },
      order: { dispatchId: 'ASC', unitId: 'ASC' },
    });
  }

  /** A dispatch without pallets is left out. */
  countsOf(tx: Transaction, dispatchIds: readonly string[]): Promise<PalletCount[]> {
    return tx.query<PalletCount>(
      `SELECT dispatch_id AS "dispatchId", count(*)::int AS pallets, count(loaded_at)::int AS loaded
         FROM dispatch_line WHERE dispatch_id = ANY($1::bigint[]) AND live GROUP BY dispatch_id`,
      [dispatchIds],
    );
  }

  /** The live lines of several dispatches after a unit's id, at most `limit` each. */
  pagesOf(
    tx: Transaction,
    dispatchIds: readonly string[],
    after: string,
    limit: number,
  ): Promise<{ dispatchId: string; unitId: string }[]> {
    return tx.query(
      `SELECT d.id AS "dispatchId", page.unit_id AS "unitId" FROM unnest($1::bigint[]) AS d (id)
        CROSS JOIN LATERAL (
          SELECT unit_id FROM dispatch_line WHERE dispatch_id = d.id AND live AND unit_id > $2::bigint
           ORDER BY unit_id LIMIT $3) AS page
        ORDER BY d.id, page.unit_id`,
      [dispatchIds, after, limit],
    );
  }

  /** The dispatch that each of these pallets is on, if it is on one. */
  liveOfUnits(tx: Transaction, unitIds: readonly string[]): Promise<DispatchLine[]> {
    return tx.manager.findBy(DispatchLine, { unitId: In([...unitIds]), live: true });
  }

  /** It was on the dispatch and is not any more. */
  wasOn(tx: Transaction, dispatchId: string, unitId: string): Promise<boolean> {
    return tx.manager.existsBy(DispatchLine, { dispatchId, unitId, live: false });
  }

  /** Also again, after it was taken off. The units must be allocated before: that is what keeps them apart. */
  async add(tx: Transaction, dispatchId: string, unitIds: readonly string[]): Promise<void> {
    await tx.execute(
      `INSERT INTO dispatch_line (dispatch_id, unit_id) SELECT $1, unit FROM unnest($2::bigint[]) AS n (unit)
       ON CONFLICT (dispatch_id, unit_id) DO UPDATE SET live = true, loaded_at = NULL`,
      [dispatchId, unitIds],
    );
  }

  async takeOff(tx: Transaction, dispatchId: string, unitIds: readonly string[]): Promise<void> {
    await tx.manager.update(DispatchLine, { dispatchId, unitId: In([...unitIds]) }, { live: false });
  }

  /** @param at null: it was taken off the vehicle again. */
  async load(tx: Transaction, dispatchId: string, unitId: string, at: Date | null): Promise<void> {
    await tx.manager.update(DispatchLine, { dispatchId, unitId }, { loadedAt: at });
  }
}
