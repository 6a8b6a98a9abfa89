import { Injectable } from '@nestjs/common';
import {
  type DeliveredLine,
  DispatchContents,
  type ProofOfDelivery,
} from '../dispatches/dispatch-contents.service.js';
import type { Dispatch } from '../dispatches/dispatches.service.js';
import { HistoryService } from '../history/history.service.js';
import type { EventRow } from '../history/history.store.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import { grouped } from './grouped.js';
import type { UnitDispatch } from './path.js';
import type { Portion } from './quantities.js';

/** All that is known of some units, read at once. */
export class TrackedFacts {
  private readonly lines: ReadonlyMap<string, ContentRow[]>;
  private readonly events: ReadonlyMap<string, EventRow[]>;
  private readonly proofs: ReadonlyMap<string, ProofOfDelivery>;
  private readonly delivered: ReadonlyMap<string, DeliveredLine>;

  constructor(
    lines: readonly ContentRow[],
    events: readonly EventRow[],
    private readonly dispatches: ReadonlyMap<string, Dispatch>,
    proofs: readonly ProofOfDelivery[],
    delivered: readonly DeliveredLine[],
  ) {
    this.lines = grouped(lines, ({ unitId }) => unitId);
    this.events = grouped(events, ({ unitId }) => unitId);
    this.proofs = new Map(proofs.map((proof) => [proof.dispatchId, proof]));
    this.delivered = new Map(delivered.map((line) => [`${line.dispatchId} ${line.contentLineId}`, line]));
  }

  linesOf(unitId: string): readonly ContentRow[] {
    return this.lines.get(unitId) ?? [];
  }

  eventsOf(unitId: string): readonly EventRow[] {
    return this.events.get(unitId) ?? [];
  }

  dispatchOf(unitId: string): UnitDispatch | null {
    const dispatch = this.dispatches.get(unitId);
    if (!dispatch) return null;
    return { ...dispatch, confirmedAt: this.proofs.get(dispatch.id)?.receivedAt ?? null };
  }

  deliveredOf(dispatchId: string, lineId: string): Portion['delivered'] {
    const line = this.delivered.get(`${dispatchId} ${lineId}`);
    return line
      ? { sent: line.sentQuantity, accepted: line.acceptedQuantity, refused: line.refusedQuantity }
      : null;
  }
}

/** Units that are asked for at once: a statement has at most 65,535 parameters. */
const AT_ONCE = 20_000;

/** Reads what paths are made of: a number of statements that does not grow with the units. */
@Injectable()
export class TrackedFactsService {
  constructor(
    private readonly units: UnitsService,
    private readonly history: HistoryService,
    private readonly dispatches: DispatchContents,
  ) {}

  async of(tx: Transaction, unitIds: readonly string[]): Promise<TrackedFacts> {
    const lines = await this.units.contentsOf(tx, unitIds);
    const events = await this.history.eventsOfUnits(tx, unitIds);
    const dispatches = new Map<string, Dispatch>();
    for (let from = 0; from < unitIds.length; from += AT_ONCE) {
      const some = await this.dispatches.dispatchesOfUnits(tx, unitIds.slice(from, from + AT_ONCE));
      for (const [unitId, dispatch] of some) dispatches.set(unitId, dispatch);
    }
    const dispatchIds = [...new Set([...dispatches.values()].map(({ id }) => id))];
    const proofs = dispatchIds.length > 0 ? await this.dispatches.proofsOf(tx, dispatchIds) : [];
    const confirmed = proofs.map(({ dispatchId }) => dispatchId);
    const delivered = confirmed.length > 0 ? await this.dispatches.deliveredLinesOf(tx, confirmed) : [];
    return new TrackedFacts(lines, events, dispatches, proofs, delivered);
  }
}
