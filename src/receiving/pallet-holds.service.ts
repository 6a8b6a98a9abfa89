import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { hasRole, type Principal } from '../platform/principal/principal.js';
import { FORBIDDEN, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { HoldsService } from '../units/holds.service.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { mayRelease } from './hold-reason.lifecycle.js';
import { holdPalletInput, releaseHoldInput } from './receiving.input.js';

/** Holds opened and released by people. Both answer the unit's internal id. */
@Injectable()
export class PalletHoldsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused NOT_FOUND for a pallet of another hub or none */
  async hold(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(holdPalletInput, sent);
    const command = { operation: 'holdPallet', idempotencyKey: input.idempotencyKey, body: input };
    const { unitId } = await this.commands.run(principal, command, async (tx) => {
      const [row] = await this.units.byPublicIds(tx, [input.unitId]);
      const unit = ownUnit(principal, row, 'unitId');
      await this.holds.open(tx, unit.id, input.reason, input.note, await this.history.now(tx));
      return { unitId: unit.id };
    });
    return unitId;
  }

  /** @throws Refused NOT_FOUND, FORBIDDEN for a reason that another role judges, HOLD_CLOSED */
  async release(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(releaseHoldInput, sent);
    const command = { operation: 'releaseHold', idempotencyKey: input.idempotencyKey, body: input };
    const { unitId } = await this.commands.run(principal, command, async (tx) => {
      const hold = await this.holdOf(tx, principal, input.holdId);
      refuseUnlessJudge(principal, hold.reason);
      await this.holds.release(tx, hold, input.note, await this.history.now(tx));
      return { unitId: hold.unitId };
    });
    return unitId;
  }

  private async holdOf(tx: Transaction, principal: Principal, holdId: string) {
    const hold = await this.holds.byPublicId(tx, holdId);
    const [row] = hold ? await this.units.byIds(tx, [hold.unitId]) : [];
    ownUnit(principal, row, 'holdId');
    if (!hold) throw new Error('A hold without a row passed the check of its unit');
    return hold;
  }
}

/** @throws Refused FORBIDDEN */
function refuseUnlessJudge(principal: Principal, reason: string): void {
  const judges = mayRelease(reason);
  if (!hasRole(principal, ...judges))
    throw FORBIDDEN.because(`A hold for ${reason} is released by one of: ${judges.join(', ')}.`, 'holdId');
}

function ownUnit(principal: Principal, row: UnitRow | undefined, field: string): UnitRow {
  if (row && firstWall.admits(principal.hubId > 0 && row.hubId === principal.hubId)) return row;
  throw NOT_FOUND.because('There is no such pallet or hold at your hub.', field);
}
