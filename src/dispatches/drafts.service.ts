import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchEvent } from './dispatch.events.js';
import { type DraftDispatch, dispatchUnitsInput, draftDispatchInput } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { PALLET_NOT_ON_DISPATCH } from './dispatch.refusals.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchPallets } from './dispatch-pallets.service.js';
import { DispatchPartners } from './dispatch-partners.service.js';

/** Putting a dispatch together. Every verb answers the public id of the dispatch. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly pallets: DispatchPallets,
    private readonly partners: DispatchPartners,
  ) {}

  /** @throws Refused NOT_FOUND, INVALID_INPUT, NOT_AVAILABLE, ON_HOLD, REFERENCE_TAKEN */
  draft(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'draftDispatch', draftDispatchInput, sent, (tx, input) =>
      this.create(tx, input),
    );
  }

  /** @throws Refused NOT_FOUND, NOT_AVAILABLE, ON_HOLD, DISPATCH_MOVE_NOT_ALLOWED */
  add(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'addToDispatch', dispatchUnitsInput, sent, async (tx, input) => {
      const unitIds = await this.pallets.find(tx, input.units);
      const { dispatch } = await this.desk.open(tx, input.dispatchId, unitIds);
      const edited = await this.edit(tx, dispatch, DispatchEvent.DISPATCH_PALLETS_ADDED, unitIds.length);
      await this.pallets.put(tx, dispatch, unitIds);
      return edited;
    });
  }

  /** @throws Refused NOT_FOUND, PALLET_NOT_ON_DISPATCH, DISPATCH_MOVE_NOT_ALLOWED */
  remove(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'removeFromDispatch', dispatchUnitsInput, sent, async (tx, input) => {
      const unitIds = await this.pallets.find(tx, input.units);
      const { dispatch, lines } = await this.desk.open(tx, input.dispatchId);
      const edited = await this.edit(tx, dispatch, DispatchEvent.DISPATCH_PALLETS_REMOVED, unitIds.length);
      const own = new Set(lines.map(({ unitId }) => unitId));
      const stranger = unitIds.findIndex((unitId) => !own.has(unitId));
      if (stranger >= 0) {
        throw PALLET_NOT_ON_DISPATCH.because('This pallet is not on the dispatch.', `units[${stranger}]`);
      }
      await this.pallets.free(tx, dispatch, unitIds);
      return edited;
    });
  }

  private async create(tx: Transaction, input: DraftDispatch): Promise<Dispatch> {
    const addressee = await this.partners.find(tx, input.agency, input.destination);
    const unitIds = await this.pallets.find(tx, input.units);
    const { hubId } = tx.principal;
    const { publicId } = await this.journal.open(tx, { ...addressee, hubId }, input.reference ?? null);
    const { dispatch } = await this.desk.open(tx, publicId, unitIds);
    await this.pallets.put(tx, dispatch, unitIds);
    await this.partners.share(tx, dispatch);
    const detail = { pallets: unitIds.length };
    return this.journal.note(tx, dispatch, { code: DispatchEvent.DISPATCH_DRAFTED, detail });
  }

  private edit(tx: Transaction, dispatch: Dispatch, code: number, pallets: number): Promise<Dispatch> {
    return this.journal.move(tx, dispatch, DispatchMove.EDIT, { code, detail: { pallets } });
  }
}
