import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { AcceptanceService, type AcceptedUnit } from './acceptance.service.js';
import { InheritedJudgements } from './inherited-judgements.service.js';
import { GOODS_EXPIRED, NOT_ACCEPTED } from './quality.refusals.js';
import { brokenBy, QualityHolds } from './quality-holds.service.js';

/**
 * The last look before goods go on. Holds are opened by the worker, which may be a moment behind; what it has not seen
 * yet must not slip through. That goods have expired is asked anew each time, whatever was released.
 */
@Injectable()
export class AcceptanceGate {
  constructor(
    private readonly acceptance: AcceptanceService,
    private readonly holds: QualityHolds,
    private readonly inherited: InheritedJudgements,
  ) {}

  /**
   * Pallets that shall go on a dispatch. The caller holds their heads.
   * @throws Refused GOODS_EXPIRED, NOT_ACCEPTED naming the pallet
   */
  async refuseUnfit(tx: Transaction, unitIds: readonly string[], field: string): Promise<void> {
    const broken = [...(await this.acceptance.of(tx, unitIds)).values()].filter(
      (one) => brokenBy(one).length > 0,
    );
    if (broken.length === 0) return;
    const left = await this.inherited.leave(tx, await this.holds.fresh(tx, broken));
    const ids = broken.map(({ unit }) => unit.id);
    const now = [...(await this.acceptance.of(tx, ids)).values()];
    for (const one of now) {
      refuseExpired(one, field);
      const rule = left.find(({ unitId }) => unitId === one.unit.id)?.rule;
      const check = one.checks.find((own) => own.rule === rule && own.state === 'FAILED');
      if (check) throw NOT_ACCEPTED.because(`Pallet ${one.unit.sscc}: ${check.sentence}`, field);
    }
  }

  /** A pallet that is put on a vehicle now. @throws Refused GOODS_EXPIRED */
  async refuseExpired(tx: Transaction, unitId: string, field: string): Promise<void> {
    for (const one of (await this.acceptance.of(tx, [unitId])).values()) refuseExpired(one, field);
  }
}

function refuseExpired({ unit, checks }: AcceptedUnit, field: string): void {
  const expired = checks.find(({ rule, state }) => rule === 'NOT_EXPIRED' && state === 'FAILED');
  if (expired) throw GOODS_EXPIRED.because(`Pallet ${unit.sscc}: ${expired.sentence}`, field);
}
