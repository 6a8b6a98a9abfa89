import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { AcceptanceService } from './acceptance.service.js';
import { AcceptanceStore } from './acceptance.store.js';
import type { AcceptanceRule } from './acceptance-rule.lifecycle.js';
import { exceptRuleInput } from './quality.input.js';
import { ALREADY_EXCEPTED } from './quality.refusals.js';
import { ToldExceptions } from './told-exceptions.service.js';

/** What a request did. A type alias, so that it can be stored as its outcome. */
export type MadeException = {
  readonly rule: AcceptanceRule;
  /** Internal ids, in the order given. */
  readonly unitIds: readonly string[];
  /** Public ids of open holds that nothing speaks for any more. */
  readonly releasable: readonly string[];
};

/** Exceptions from rules of acceptance: the goods are taken all the same, for a reason that stands in the history. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly store: AcceptanceStore,
    private readonly units: UnitsService,
    private readonly acceptance: AcceptanceService,
    private readonly told: ToldExceptions,
  ) {}

  /**
   * Of pallets that are here or expected: a recipient may have agreed before they come. Releases nothing.
   * @throws Refused NOT_FOUND, ALREADY_EXCEPTED
   */
  except(principal: Principal, sent: unknown): Promise<MadeException> {
    const { idempotencyKey, ...input } = validated(exceptRuleInput, sent);
    const command = { operation: 'exceptRule', idempotencyKey, body: input };
    return this.commands.run(principal, command, async (tx) => {
      const units = await this.ownUnits(tx, input.unitIds);
      const unitIds = units.map(({ id }) => id);
      await this.units.lock(tx, unitIds);
      const { rule, reason } = input;
      const made = new Set(await this.store.except(tx, principal.hubId, unitIds, rule, reason));
      const known = units.findIndex(({ id }) => !made.has(id));
      if (known >= 0)
        throw ALREADY_EXCEPTED.because(
          `Pallet ${units[known]?.sscc} has an exception from ${rule} already.`,
          `unitIds[${known}]`,
        );
      await this.told.tell(tx, units, rule, new Words(reason));
      const accepted = await this.acceptance.of(tx, unitIds);
      return { rule, unitIds, releasable: await this.told.releasable(tx, [...accepted.values()], rule) };
    });
  }

  /** In the order given. */
  private async ownUnits(tx: Transaction, publicIds: readonly string[]): Promise<UnitRow[]> {
    const { hubId } = tx.principal;
    const rows = await this.units.byPublicIds(tx, publicIds);
    const own = new Map(rows.filter((row) => row.hubId === hubId).map((row) => [row.publicId, row]));
    return publicIds.map((publicId, place) => {
      const row = own.get(publicId);
      if (!row) throw NOT_FOUND.because('There is no such pallet at your hub.', `unitIds[${place}]`);
      return row;
    });
  }
}
