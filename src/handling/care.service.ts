import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import { HoldsService } from '../units/holds.service.js';
import { LedgerService } from '../units/ledger.service.js';
import { UnitEvent } from '../units/unit.events.js';
import type { UnitStatus } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import { type Named, namedOf, presentOf, refuseUnless } from './goods.js';
import { reportDamageInput, writeOffGoodsInput } from './handling.input.js';
import { OwnPallets } from './own-pallets.service.js';

/** Where damage can be seen: a pallet on a vehicle is opened by nobody. */
const SEEN: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE', 'ALLOCATED', 'RETURNED'];
/** Papers of a dispatch say what is on its pallets: nothing is taken off them in silence. */
const OPEN: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE', 'RETURNED'];

/** Goods that are damaged, sampled, destroyed or lost at the hub. Both verbs answer the pallet's internal id. */
@Injectable()
export class CareService {
  constructor(
    private readonly own: OwnPallets,
    private readonly units: UnitsService,
    private readonly ledger: LedgerService,
    private readonly holds: HoldsService,
    private readonly history: HistoryService,
  ) {}

  /**
   * Damage is a quantity of a line, not a status. More of it than before holds the pallet.
   * @throws Refused NOT_FOUND, NOT_AT_HUB, MORE_THAN_THERE
   */
  reportDamage(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(
      principal,
      'reportDamage',
      reportDamageInput,
      sent,
      async (tx, unit, { lines, note }) => {
        refuseUnless(unit, SEEN);
        const contents = await this.units.contentsOf(tx, [unit.id]);
        const named = namedOf(contents, lines, ({ damaged }) => damaged, 'damaged');
        const act = newId();
        const counts = named.map(({ line, input: { damaged } }) => ({
          line,
          counted: seenOf(line),
          damaged,
        }));
        await this.ledger.count(tx, act, counts);
        await this.tell(tx, unit.id, UnitEvent.UNIT_DAMAGED, {
          act,
          note: new Words(note),
          lines: named.map(damageTold),
        });
        const worse = named.some(({ line, input: { damaged } }) => damaged > line.damagedQuantity);
        if (worse) await this.holds.open(tx, unit.id, 'DAMAGE', note, await this.history.now(tx));
      },
    );
  }

  /**
   * Some of the goods are sampled, destroyed or lost: they leave their pallet for good.
   * @throws Refused NOT_FOUND, NOT_AT_HUB, MORE_THAN_THERE
   */
  writeOff(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(principal, 'writeOffGoods', writeOffGoodsInput, sent, async (tx, unit, input) => {
      refuseUnless(unit, OPEN);
      const contents = await this.units.contentsOf(tx, [unit.id]);
      const named = namedOf(contents, input.lines, ({ quantity }) => quantity, 'quantity');
      const act = newId();
      const leaving = named.map(({ line, input: { quantity } }) => ({ lineId: line.id, quantity }));
      await this.ledger.writeOff(tx, act, input.reason, leaving);
      const { reason, note, lines } = input;
      await this.tell(tx, unit.id, UnitEvent.UNIT_WRITTEN_OFF, { act, reason, note: new Words(note), lines });
    });
  }

  private async tell(
    tx: Transaction,
    unitId: string,
    code: number,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.units.observe(tx, [{ unitId, code, occurredAt: await this.history.now(tx), detail }]);
  }
}

/** What is there as the ledger takes it; null: nobody counted. */
function seenOf(line: Named<unknown>['line']): number | null {
  return line.countedQuantity === null ? null : presentOf(line);
}

function damageTold({ line, input }: Named<{ contentLineId: string; damaged: number }>) {
  return { ...input, before: { counted: line.countedQuantity, damaged: line.damagedQuantity } };
}
