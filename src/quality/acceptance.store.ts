import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { AcceptanceRule } from './acceptance-rule.lifecycle.js';

/** A rule and a pallet. Internal id. */
export interface RuleOfUnit {
  readonly unitId: string;
  readonly rule: AcceptanceRule;
}

export interface ExceptionRow extends RuleOfUnit {
  readonly reason: string;
  readonly madeAt: Date;
}

export interface FailureRow extends RuleOfUnit {
  readonly foundAt: Date;
}

@Injectable()
export class AcceptanceStore {
  exceptionsOf(tx: Transaction, unitIds: readonly string[]): Promise<ExceptionRow[]> {
    return tx.query<ExceptionRow>(
      `SELECT unit_id AS "unitId", rule, reason, made_at AS "madeAt" FROM acceptance_exception
        WHERE unit_id = ANY($1::bigint[]) ORDER BY unit_id, rule`,
      [unitIds],
    );
  }

  /** @returns the units that had no such exception. */
  async except(
    tx: Transaction,
    hubId: number,
    unitIds: readonly string[],
    rule: AcceptanceRule,
    reason: string,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO acceptance_exception (unit_id, rule, hub_id, reason, made_at, made_by)
         SELECT id, $2, $3, $4, hub_now(), $5 FROM unnest($1::bigint[]) AS id
       ON CONFLICT DO NOTHING RETURNING unit_id AS id`,
      [unitIds, rule, hubId, reason, tx.principal.actorId],
    );
    return rows.map(({ id }) => id);
  }

  /** An exception goes along with goods: from one pallet to one that was built from it. */
  async copyException(tx: Transaction, from: string, { unitId, rule }: RuleOfUnit): Promise<void> {
    await tx.execute(
      `INSERT INTO acceptance_exception (unit_id, rule, hub_id, reason, made_at, made_by)
         SELECT $1, rule, hub_id, reason, made_at, made_by FROM acceptance_exception WHERE unit_id = $2 AND rule = $3
       ON CONFLICT DO NOTHING`,
      [unitId, from, rule],
    );
  }

  failuresOf(tx: Transaction, unitIds: readonly string[]): Promise<FailureRow[]> {
    return tx.query<FailureRow>(
      `SELECT unit_id AS "unitId", rule, found_at AS "foundAt" FROM acceptance_failure WHERE unit_id = ANY($1::bigint[])`,
      [unitIds],
    );
  }

  /** Keeps that these rules were broken. @returns those that nobody had found before. */
  async found(tx: Transaction, failures: readonly (RuleOfUnit & { hubId: number })[]): Promise<RuleOfUnit[]> {
    if (failures.length === 0) return [];
    return tx.query<RuleOfUnit>(
      `INSERT INTO acceptance_failure (unit_id, rule, hub_id, found_at)
         SELECT f.unit_id, f.rule, f.hub_id, hub_now()
           FROM unnest($1::bigint[], $2::text[], $3::smallint[]) AS f (unit_id, rule, hub_id)
          ORDER BY f.unit_id, f.rule
       ON CONFLICT DO NOTHING RETURNING unit_id AS "unitId", rule`,
      [
        failures.map(({ unitId }) => unitId),
        failures.map(({ rule }) => rule),
        failures.map(({ hubId }) => hubId),
      ],
    );
  }
}
