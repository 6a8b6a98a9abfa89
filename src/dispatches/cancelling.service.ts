import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchCancelled, DispatchEvent } from './dispatch.events.js';
import { cancelDispatchInput } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { PALLETS_ARE_LOADED } from './dispatch.refusals.js';
import { actorsOf, stepOf } from './dispatch-actor.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk, type OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs } from './dispatch-legs.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';

/** Giving a dispatch up before it left. */
@Injectable()
export class CancellingService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly pallets: DispatchPallets,
    private readonly legs: DispatchLegs,
  ) {}

  /** @throws Refused NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED, PALLETS_ARE_LOADED */
  cancel(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'cancelDispatch', cancelDispatchInput, sent, async (tx, input) => {
      const open = await this.desk.open(tx, input.dispatchId);
      stepOf(open.dispatch, DispatchMove.CANCEL, actorsOf(tx.principal));
      refuseIfLoaded(open);
      return this.end(tx, open, input.reason);
    });
  }

  private async end(tx: Transaction, { dispatch, lines }: OpenDispatch, reason: string): Promise<Dispatch> {
    await this.pallets.free(
      tx,
      dispatch,
      lines.map(({ unitId }) => unitId),
    );
    await this.legs.giveUp(tx, dispatch, await this.legs.hopsOf(tx, dispatch), []);
    return this.journal.move(tx, dispatch, DispatchMove.CANCEL, {
      code: DispatchEvent.DISPATCH_CANCELLED,
      detail: { reason: new Words(reason), pallets: lines.length },
      changes: { estimatedArrivalAt: null, overdue: false, attention: false },
      announce: DispatchCancelled,
    });
  }
}

function refuseIfLoaded({ dispatch, lines }: OpenDispatch): void {
  const loaded = lines.filter(({ loadedAt }) => loadedAt).length;
  if (loaded === 0) return;
  throw PALLETS_ARE_LOADED.because(
    `${loaded} pallets of ${dispatch.reference} are on the vehicle. Take them off first.`,
  );
}
