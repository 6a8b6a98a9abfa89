import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { TimersService } from '../platform/jobs/timers.service.js';
import { KinService } from '../units/kin.service.js';
import { statusOf, type UnitStatus } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import { AcceptanceService, type AcceptedUnit } from './acceptance.service.js';
import { EXPIRY_TIMER } from './quality.jobs.js';
import { QualityHolds } from './quality-holds.service.js';

/** What has not come, has left the hub's hands for good, or is no more, is not held. */
const OUT_OF_REACH: readonly UnitStatus[] = ['EXPECTED', 'DELIVERED', 'REBUILT', 'LOST', 'DESTROYED'];

/** Looks at pallets whenever something happened to them, and when goods on them expire. */
@Injectable()
export class QualityWatch {
  constructor(
    private readonly acceptance: AcceptanceService,
    private readonly holds: QualityHolds,
    private readonly units: UnitsService,
    private readonly timers: TimersService,
    private readonly kin: KinService,
  ) {}

  /** By internal ids. Looking again changes nothing. */
  async look(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    const roots = await this.units.rootsOf(tx, unitIds);
    const here = await this.here(tx, [...new Set(roots.values())]);
    await this.timers.setAll(
      tx,
      EXPIRY_TIMER,
      here.flatMap(({ unit, expiresAt }) => (expiresAt ? { subject: unit.publicId, dueAt: expiresAt } : [])),
    );
    const fresh = await this.holds.fresh(tx, here);
    if (fresh.length === 0) return;
    const ids = [...new Set(fresh.map(({ unitId }) => unitId))];
    await this.holds.lock(tx, ids);
    // Somebody may have made an exception while this waited for the heads.
    await this.holds.open(tx, await this.here(tx, ids));
  }

  /** As `look`, and at those onto which goods of these were put. By public ids. */
  async lookAt(tx: Transaction, publicIds: readonly string[]): Promise<void> {
    const rows = await this.units.byPublicIds(tx, publicIds);
    const ids = rows.map(({ id }) => id);
    const moves = await this.kin.lineageOf(tx, ids, 'FROM');
    await this.look(tx, [...new Set([...ids, ...moves.map(({ toUnit }) => toUnit)])]);
  }

  private async here(tx: Transaction, unitIds: readonly string[]): Promise<AcceptedUnit[]> {
    const accepted = await this.acceptance.of(tx, unitIds);
    return [...accepted.values()].filter(({ unit }) => !OUT_OF_REACH.includes(statusOf(unit.status)));
  }
}
