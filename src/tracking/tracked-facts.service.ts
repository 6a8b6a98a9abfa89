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

/** Reads what paths are made of: always the same number of statements, whatever the number of units. */
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
    const dispatches = await this.dispatches.dispatchesOfUnits(tx, unitIds);
    const proofs = await this.dispatches.proofsOf(tx, [
      ...new Set([...dispatches.values()].map(({ id }) => id)),
    ]);
    const delivered = await this.dispatches.deliveredLinesOfContents(
      tx,
      lines.map(({ id }) => id),
    );
    return new TrackedFacts(lines, events, dispatches, proofs, delivered);
  }
}
