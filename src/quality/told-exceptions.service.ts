import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { HoldsService } from '../units/holds.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import type { AcceptedUnit } from './acceptance.service.js';
import { type AcceptanceRule, HOLD_REASON_OF } from './acceptance-rule.lifecycle.js';

/** What the history tells of exceptions, and what whoever made one may do next. */
@Injectable()
export class ToldExceptions {
  constructor(
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
    private readonly history: HistoryService,
  ) {}

  async tell(tx: Transaction, units: readonly UnitRow[], rule: AcceptanceRule, reason: Words): Promise<void> {
    const occurredAt = await this.history.now(tx);
    const sightings = units.map(({ id, sscc }) => ({
      unitId: id,
      code: UnitEvent.UNIT_EXCEPTED,
      occurredAt,
      detail: { rule, reason },
      audit: { subjectKind: 'pallet', subject: sscc, after: { exceptedFrom: rule }, reason },
    }));
    await this.units.observe(tx, sightings);
  }

  /** Public ids of open holds that no broken rule speaks for any more. */
  async releasable(
    tx: Transaction,
    accepted: readonly AcceptedUnit[],
    rule: AcceptanceRule,
  ): Promise<string[]> {
    const reason = HOLD_REASON_OF[rule];
    const clear = accepted.filter(({ checks }) =>
      checks.every((check) => check.state !== 'FAILED' || HOLD_REASON_OF[check.rule] !== reason),
    );
    const holds = await this.holds.ofUnits(
      tx,
      clear.map(({ unit }) => unit.id),
    );
    return holds.filter((hold) => !hold.closedAt && hold.reason === reason).map(({ publicId }) => publicId);
  }
}
