import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Advance, advance, type SeenLeg } from './advance.js';
import { DepartureService } from './departure.service.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchArrived, DispatchDisturbed, DispatchEvent } from './dispatch.events.js';
import { type DispatchActor, DispatchMove } from './dispatch.lifecycle.js';
import type { OpenDispatch } from './dispatch-desk.service.js';
import { DispatchJournal } from './dispatch-journal.service.js';
import { DispatchLegs, type Hop } from './dispatch-legs.service.js';
import { LegStatus } from './leg.lifecycle.js';

/** On a carrier's report, also when it is an operator's act that makes it count. */
const WORKER: readonly DispatchActor[] = ['WORKER'];

/** Brings a dispatch up to what is known of its vehicles. Doing it again changes nothing. */
@Injectable()
export class AdvancingService {
  constructor(
    private readonly legs: DispatchLegs,
    private readonly journal: DispatchJournal,
    private readonly departure: DepartureService,
  ) {}

  /** The caller holds the heads. */
  async advance(tx: Transaction, { dispatch, lines }: OpenDispatch): Promise<void> {
    const hops = await this.legs.hopsOf(tx, dispatch);
    if (hops.length === 0) return;
    const result = advance(dispatch.status, hops.map(seen));
    if (result.moves.includes(DispatchMove.UNPLAN)) return this.unplan(tx, dispatch, hops, result);
    await this.moveLegs(tx, dispatch, hops, result);
    let now = dispatch;
    for (const move of result.moves) {
      now =
        move === DispatchMove.DEPART
          ? await this.departure.depart(tx, { dispatch: now, lines }, hops)
          : await this.arrive(tx, now, hops);
    }
    await this.doubt(tx, await this.estimate(tx, now, hops), result);
  }

  private async unplan(
    tx: Transaction,
    dispatch: Dispatch,
    hops: readonly Hop[],
    { legs }: Advance,
  ): Promise<void> {
    await this.legs.giveUp(tx, dispatch, hops, legs);
    const missed = legs[0] === LegStatus.MISSED;
    const happening = {
      code: missed ? DispatchEvent.DISPATCH_MISSED : DispatchEvent.DISPATCH_UNPLANNED,
      detail: { vehicles: hops.map(({ vehicle }) => vehicle.number) },
      changes: { attention: true, overdue: false, estimatedArrivalAt: null },
      announce: DispatchDisturbed,
    };
    await this.journal.move(tx, dispatch, DispatchMove.UNPLAN, happening, WORKER);
  }

  private async moveLegs(
    tx: Transaction,
    dispatch: Dispatch,
    hops: readonly Hop[],
    { legs }: Advance,
  ): Promise<void> {
    for (const [place, { leg, vehicle }] of hops.entries()) {
      const status = legs[place] ?? leg.status;
      if (status === leg.status) continue;
      await this.legs.change(tx, leg, status);
      const event = legEvent(status, place, hops.length);
      const occurredAt = status === LegStatus.ARRIVED ? vehicle.arrivedAt : vehicle.leftAt;
      if (event)
        await this.journal.note(tx, dispatch, {
          code: event,
          occurredAt,
          detail: { leg: leg.ordinal, vehicle: vehicle.number },
        });
    }
  }

  private arrive(tx: Transaction, dispatch: Dispatch, hops: readonly Hop[]): Promise<Dispatch> {
    const arrivedAt = hops.at(-1)?.vehicle.arrivedAt ?? null;
    const happening = {
      code: DispatchEvent.DISPATCH_ARRIVED,
      occurredAt: arrivedAt,
      changes: { arrivedAt, overdue: false },
      announce: DispatchArrived,
    };
    return this.journal.move(tx, dispatch, DispatchMove.ARRIVE, happening, WORKER);
  }

  /** What the last carrier expects now; an overdue mark was about the time before. */
  private async estimate(tx: Transaction, dispatch: Dispatch, hops: readonly Hop[]): Promise<Dispatch> {
    if (!['PLANNED', 'LOADING', 'DEPARTED'].includes(dispatch.status)) return dispatch;
    const last = hops.at(-1)?.vehicle;
    const estimatedArrivalAt = last?.estimatedArrivalAt ?? last?.arrivesAt ?? null;
    if (estimatedArrivalAt?.getTime() === dispatch.estimatedArrivalAt?.getTime()) return dispatch;
    return this.journal.note(tx, dispatch, { changes: { estimatedArrivalAt, overdue: false } });
  }

  private async doubt(tx: Transaction, dispatch: Dispatch, { attention }: Advance): Promise<void> {
    if (!attention || dispatch.attention) return;
    const code = DispatchEvent.DISPATCH_CONTRADICTED;
    await this.journal.note(tx, dispatch, { code, changes: { attention }, announce: DispatchDisturbed });
  }
}

/** A departure that was seen stays seen, also when the transport is said to be cancelled afterwards. */
function seen({ leg, vehicle }: Hop): SeenLeg {
  const { status, leftAt, arrivedAt, attention: doubted } = vehicle;
  const went = status === 'CANCELLED' && leftAt !== null;
  return { status: leg.status, vehicle: went ? 'LEFT' : status, leftAt, arrivedAt, doubted };
}

/** The dispatch's own departure and arrival are events of the dispatch; what is between them, of its legs. */
function legEvent(status: LegStatus, place: number, count: number): number | null {
  if (status === LegStatus.LEFT) return place > 0 ? DispatchEvent.DISPATCH_LEG_LEFT : null;
  if (status === LegStatus.ARRIVED) return place < count - 1 ? DispatchEvent.DISPATCH_LEG_ARRIVED : null;
  return null;
}
