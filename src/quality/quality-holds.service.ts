import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { HoldsService } from '../units/holds.service.js';
import { UnitsService } from '../units/units.service.js';
import type { AcceptedUnit } from './acceptance.service.js';
import { AcceptanceStore, type RuleOfUnit } from './acceptance.store.js';
import { type AcceptanceRule, HOLD_REASON_OF } from './acceptance-rule.lifecycle.js';
import { type Broken, InheritedJudgements } from './inherited-judgements.service.js';

/** Holds pallets that break a rule of acceptance, once for each rule. */
@Injectable()
export class QualityHolds {
  constructor(
    private readonly store: AcceptanceStore,
    private readonly inherited: InheritedJudgements,
    private readonly holds: HoldsService,
    private readonly units: UnitsService,
    private readonly history: HistoryService,
  ) {}

  /** Of these pallets, judged a moment ago. The caller holds their heads. */
  async open(tx: Transaction, accepted: readonly AcceptedUnit[]): Promise<void> {
    const broken = await this.inherited.leave(tx, await this.fresh(tx, accepted));
    const found = await this.store.found(tx, broken);
    const now = await this.history.now(tx);
    for (const reason of ['EXPIRED', 'QUALITY'] as const) {
      const holds = accepted.flatMap((one) => {
        const rules = found.filter(
          (own) => own.unitId === one.unit.id && HOLD_REASON_OF[own.rule] === reason,
        );
        return rules.length > 0 ? [{ unitId: one.unit.id, note: sentencesOf(one, rules) }] : [];
      });
      await this.holds.openAll(tx, reason, holds, now);
    }
  }

  /** Broken rules that nobody has found on these pallets before. */
  async fresh(tx: Transaction, accepted: readonly AcceptedUnit[]): Promise<Broken[]> {
    const broken = accepted.flatMap(brokenBy);
    if (broken.length === 0) return [];
    const known = await this.store.failuresOf(tx, [...new Set(broken.map(({ unitId }) => unitId))]);
    return broken.filter(
      (one) => !known.some(({ unitId, rule }) => unitId === one.unitId && rule === one.rule),
    );
  }

  lock(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    return this.units.lock(tx, unitIds);
  }
}

export function brokenBy({ unit, checks }: AcceptedUnit): Broken[] {
  const failed = checks.filter(({ state }) => state === 'FAILED');
  return failed.map(({ rule }) => ({ unitId: unit.id, hubId: unit.hubId, rule }));
}

function sentencesOf({ checks }: AcceptedUnit, rules: readonly RuleOfUnit[]): string {
  const own = new Set<AcceptanceRule>(rules.map(({ rule }) => rule));
  return checks.flatMap(({ rule, sentence }) => (own.has(rule) ? [`${rule}: ${sentence}`] : [])).join(' ');
}
