import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import { DispatchEvent } from './dispatch.events.js';
import { returnDispatchInput } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk, type OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';

/** What nobody accepted comes back. */
@Injectable()
export class ReturnsService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly units: UnitsService,
  ) {}

  /** @throws Refused NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED */
  sendBack(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(
      principal,
      'returnDispatch',
      returnDispatchInput,
      sent,
      async (tx, { dispatchId, note }) => {
        const { dispatch } = await this.desk.openFor(tx, dispatchId, []);
        const happening = {
          code: DispatchEvent.DISPATCH_RETURNING,
          ...(note ? { detail: { note: new Words(note) } } : {}),
        };
        return this.journal.move(tx, dispatch, DispatchMove.SEND_BACK, happening);
      },
    );
  }

  /** @throws Refused NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED */
  takeBack(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(
      principal,
      'receiveReturn',
      returnDispatchInput,
      sent,
      async (tx, { dispatchId, note }) => {
        const open = await this.desk.open(tx, dispatchId);
        const happening = {
          code: DispatchEvent.DISPATCH_RETURNED,
          ...(note ? { detail: { note: new Words(note) } } : {}),
        };
        const returned = await this.journal.move(tx, open.dispatch, DispatchMove.TAKE_BACK, happening);
        await this.see(tx, open);
        return returned;
      },
    );
  }

  private async see(tx: Transaction, { dispatch, lines }: OpenDispatch): Promise<void> {
    const occurredAt = await this.journal.now(tx);
    const rows = await this.units.byIds(
      tx,
      lines.map(({ unitId }) => unitId),
    );
    const back = rows.filter(({ status }) => statusOf(status) === 'IN_TRANSIT');
    const detail = { dispatchId: dispatch.publicId };
    await this.units.observe(
      tx,
      back.map(({ id: unitId }) => ({ unitId, code: UnitEvent.UNIT_RETURNED, occurredAt, detail })),
    );
    await this.units.takeBack(
      tx,
      back.map(({ id }) => id),
    );
  }
}
