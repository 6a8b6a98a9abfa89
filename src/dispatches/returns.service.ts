import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { TRANSPORT_CLOSED } from '../transports/transport.refusals.js';
import { TransportsService } from '../transports/transports.service.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchEvent } from './dispatch.events.js';
import { type ReturnDispatch, receiveReturnInput, returnDispatchInput } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { NOTHING_TO_RETURN } from './dispatch.refusals.js';
import { actorsOf, stepOf } from './dispatch-actor.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { ReturnedGoodsService } from './returned-goods.service.js';

/** What was refused comes back: all of a dispatch, or the rest of one that was accepted in part. */
@Injectable()
export class ReturnsService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly goods: ReturnedGoodsService,
    private readonly transports: TransportsService,
  ) {}

  /** @throws Refused NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED, NOTHING_TO_RETURN, TRANSPORT_CLOSED */
  sendBack(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'returnDispatch', returnDispatchInput, sent, async (tx, input) => {
      const open = await this.desk.openFor(tx, input.dispatchId, []);
      const { dispatch } = open;
      stepOf(dispatch, DispatchMove.SEND_BACK, actorsOf(tx.principal));
      if (dispatch.deliveredAt && (await this.goods.awaited(tx, open)).length === 0)
        throw NOTHING_TO_RETURN.because(`Nothing of dispatch ${dispatch.reference} is to come back.`);
      const vehicle = await this.vehicleFor(tx, dispatch, input);
      return this.journal.move(tx, dispatch, DispatchMove.SEND_BACK, {
        code: DispatchEvent.DISPATCH_RETURNING,
        changes: { returnTransportId: vehicle?.id ?? null },
        ...detailOf({ note: input.note, vehicle: vehicle?.number }),
      });
    });
  }

  /** @throws Refused NOT_FOUND, DISPATCH_MOVE_NOT_ALLOWED, QUANTITIES_DO_NOT_FIT */
  takeBack(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'receiveReturn', receiveReturnInput, sent, async (tx, input) => {
      const open = await this.desk.open(tx, input.dispatchId);
      const { dispatch } = open;
      // Confirmed with something accepted: then it stays a delivery in part.
      const rest = dispatch.deliveredAt !== null;
      const returned = await this.journal.move(
        tx,
        dispatch,
        rest ? DispatchMove.TAKE_BACK_REST : DispatchMove.TAKE_BACK,
        {
          code: rest ? DispatchEvent.DISPATCH_REST_RETURNED : DispatchEvent.DISPATCH_RETURNED,
          ...detailOf({ note: input.note }),
        },
      );
      await this.goods.take(tx, open, input.lines ?? []);
      return returned;
    });
  }

  private async vehicleFor(tx: Transaction, { hubId }: Dispatch, { transportId }: ReturnDispatch) {
    if (!transportId) return null;
    // Named before it has anything of the dispatch aboard.
    const [row] = await tx.as('announcer', () => this.transports.byPublicIds(tx, [transportId]));
    if (row?.hubId !== hubId || row.direction !== 'INBOUND')
      throw NOT_FOUND.because('The hub has no such inbound transport.', 'transportId');
    if (row.status !== 'CANCELLED') return row;
    throw TRANSPORT_CLOSED.because(`Transport ${row.number} was cancelled.`, 'transportId');
  }
}

function detailOf({ note, vehicle }: { note?: string | null | undefined; vehicle?: string | undefined }) {
  const detail = { ...(note ? { note: new Words(note) } : {}), ...(vehicle ? { vehicle } : {}) };
  return Object.keys(detail).length > 0 ? { detail } : {};
}
