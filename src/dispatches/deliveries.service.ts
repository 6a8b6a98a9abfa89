import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitEvent } from '../units/unit.events.js';
import { UnitsService } from '../units/units.service.js';
import { DeliveryStore } from './delivery.store.js';
import { type JudgedLine, judgeDelivery, outcomeOf, refusedUnits } from './delivery-judge.js';
import { deliveryTime } from './delivery-time.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { DispatchDelivered, DispatchEvent } from './dispatch.events.js';
import { type ConfirmDelivery, confirmDeliveryInput } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { ALREADY_DELIVERED } from './dispatch.refusals.js';
import { actorsOf, stepOf } from './dispatch-actor.js';
import { DispatchCommands } from './dispatch-commands.service.js';
import { DispatchDesk, type OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { later } from './later-time.js';

const CODES: Partial<Record<DispatchMove, number>> = {
  DELIVER: DispatchEvent.DISPATCH_DELIVERED,
  DELIVER_PARTLY: DispatchEvent.DISPATCH_PARTIALLY_DELIVERED,
  FAIL_DELIVERY: DispatchEvent.DISPATCH_DELIVERY_FAILED,
};

/** What the destination took in: said once, by the agency or by a supervisor of the hub on its behalf. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly commands: DispatchCommands,
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
    private readonly store: DeliveryStore,
    private readonly units: UnitsService,
  ) {}

  /** @throws Refused NOT_FOUND, ALREADY_DELIVERED, DISPATCH_MOVE_NOT_ALLOWED, QUANTITIES_DO_NOT_FIT, INVALID_INPUT */
  confirm(principal: Principal, sent: unknown): Promise<string> {
    return this.commands.run(principal, 'confirmDelivery', confirmDeliveryInput, sent, async (tx, input) => {
      const open = await this.desk.open(tx, input.dispatchId);
      await this.refuseIfDelivered(tx, open.dispatch);
      stepOf(open.dispatch, DispatchMove.DELIVER, actorsOf(tx.principal));
      const { departedAt, createdAt } = open.dispatch;
      const receivedAt = deliveryTime(input.receivedAt, departedAt ?? createdAt, await this.journal.now(tx));
      const contents = await this.units.contentsWithin(
        tx,
        open.lines.map(({ unitId }) => unitId),
      );
      const lines = judgeDelivery(contents, input.everythingAccepted ? null : (input.lines ?? []));
      await this.prove(tx, open.dispatch, input, receivedAt, lines);
      await this.units.deliver(tx, lines);
      return this.settle(tx, open, receivedAt, lines);
    });
  }

  private async refuseIfDelivered(tx: Transaction, dispatch: Dispatch): Promise<void> {
    const [proof] = await this.store.proofsOf(tx, [dispatch.id]);
    if (!proof) return;
    const when = proof.receivedAt.toISOString();
    throw ALREADY_DELIVERED.because(
      `The delivery of ${dispatch.reference} was confirmed before: received at ${when}.`,
    );
  }

  private async prove(
    tx: Transaction,
    { id: dispatchId }: Dispatch,
    { receivedBy, note }: ConfirmDelivery,
    receivedAt: Date,
    lines: readonly JudgedLine[],
  ): Promise<void> {
    const { actorId, hubId } = tx.principal;
    const proof = { dispatchId, receivedBy, receivedAt, actorId, onBehalf: hubId > 0, note: note ?? null };
    await this.store.insert(
      tx,
      proof,
      lines.map(({ unitId: _, ...line }) => ({ ...line, dispatchId })),
    );
  }

  private async settle(
    tx: Transaction,
    { dispatch, lines: pallets }: OpenDispatch,
    receivedAt: Date,
    lines: readonly JudgedLine[],
  ): Promise<Dispatch> {
    const move = outcomeOf(lines);
    const failed = move === DispatchMove.FAIL_DELIVERY;
    const refused = refusedUnits(lines);
    const taken = failed ? [] : pallets.filter(({ unitId }) => !refused.has(unitId));
    await this.see(tx, dispatch, taken, receivedAt);
    return this.journal.move(tx, dispatch, move, {
      code: CODES[move] ?? DispatchEvent.DISPATCH_DELIVERED,
      occurredAt: receivedAt,
      detail: { pallets: taken.length, refusedPallets: pallets.length - taken.length },
      changes: { deliveredAt: failed ? null : receivedAt, overdue: false },
      announce: DispatchDelivered,
    });
  }

  private async see(
    tx: Transaction,
    { publicId, departedAt }: Dispatch,
    taken: readonly DispatchLine[],
    receivedAt: Date,
  ): Promise<void> {
    const sightings = taken.map(({ unitId, loadedAt }) => ({
      unitId,
      code: UnitEvent.UNIT_DELIVERED,
      // After it left, whatever the clocks said: see DepartureService.
      occurredAt: later(later(receivedAt, loadedAt), departedAt),
      detail: { dispatchId: publicId },
    }));
    await this.units.observe(tx, sightings);
  }
}
