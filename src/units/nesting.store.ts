import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

/** A unit and one that it stands in, directly or by way of others. Internal ids. */
export interface Nested {
  readonly unitId: string;
  readonly rootId: string;
}

@Injectable()
export class NestingStore {
  /** All that stands in these units, at whatever depth; `rootId` is which of them. */
  within(tx: Transaction, unitIds: readonly string[]): Promise<Nested[]> {
    return tx.query<Nested>(
      `WITH RECURSIVE inside AS (
         SELECT n.unit_id, n.parent_id AS root_id FROM unit_nesting n WHERE n.parent_id = ANY($1::bigint[])
         UNION SELECT n.unit_id, i.root_id FROM inside i JOIN unit_nesting n ON n.parent_id = i.unit_id
       ) SELECT unit_id AS "unitId", root_id AS "rootId" FROM inside ORDER BY unit_id`,
      [unitIds],
    );
  }

  /** All that these units stand in; those that stand in nothing are left out. */
  around(tx: Transaction, unitIds: readonly string[]): Promise<(Nested & { readonly depth: number })[]> {
    return tx.query(
      `WITH RECURSIVE outside AS (
         SELECT n.unit_id, n.parent_id AS root_id, 1 AS depth FROM unit_nesting n WHERE n.unit_id = ANY($1::bigint[])
         UNION SELECT o.unit_id, n.parent_id, o.depth + 1 FROM outside o JOIN unit_nesting n ON n.unit_id = o.root_id
       ) SELECT unit_id AS "unitId", root_id AS "rootId", depth FROM outside ORDER BY unit_id, depth`,
      [unitIds],
    );
  }

  async put(tx: Transaction, unitIds: readonly string[], parentId: string): Promise<void> {
    await tx.execute(
      'INSERT INTO unit_nesting (unit_id, parent_id) SELECT unit, $2 FROM unnest($1::bigint[]) AS n (unit)',
      [unitIds, parentId],
    );
  }

  /** @returns how many of them stood in it. */
  takeOut(tx: Transaction, unitIds: readonly string[], parentId: string): Promise<number> {
    return tx.execute('DELETE FROM unit_nesting WHERE unit_id = ANY($1::bigint[]) AND parent_id = $2', [
      unitIds,
      parentId,
    ]);
  }

  /** What stands in each of these units directly. */
  childrenOf(tx: Transaction, parentIds: readonly string[]): Promise<{ unitId: string; parentId: string }[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", parent_id AS "parentId" FROM unit_nesting WHERE parent_id = ANY($1::bigint[])
        ORDER BY parent_id, unit_id`,
      [parentIds],
    );
  }

  /** What each of these units stands in directly. */
  parentsOf(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; parentId: string }[]> {
    return tx.query(
      'SELECT unit_id AS "unitId", parent_id AS "parentId" FROM unit_nesting WHERE unit_id = ANY($1::bigint[])',
      [unitIds],
    );
  }
}
