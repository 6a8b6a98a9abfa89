import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Page, type Slice, sliceOf } from '../platform/input/page.js';
import { type ContentRow, type UnitRow, UnitsService } from '../units/units.service.js';
import type { DeliveredLine, ProofOfDelivery } from './delivery.entity.js';
import { DeliveryStore } from './delivery.store.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { DispatchStore } from './dispatch.store.js';
import type { Leg } from './leg.entity.js';
import { type LegCount, LegStore } from './leg.store.js';
import { LineStore, type PalletCount } from './line.store.js';

export type { DeliveredLine, ProofOfDelivery } from './delivery.entity.js';
export type { DispatchLine } from './dispatch.entity.js';
export type { Leg } from './leg.entity.js';
export type { LegCount } from './leg.store.js';
export type { PalletCount } from './line.store.js';

export interface DeliveredContent {
  readonly line: DeliveredLine;
  readonly content: ContentRow;
}

/**
 * What belongs to dispatches, for many at once and by internal ids. Whether the caller may see it was decided by
 * whoever gives the ids.
 */
@Injectable()
export class DispatchContents {
  constructor(
    private readonly dispatches: DispatchStore,
    private readonly lines: LineStore,
    private readonly legs: LegStore,
    private readonly deliveries: DeliveryStore,
    private readonly units: UnitsService,
  ) {}

  /** Unit to the dispatch that it, or the pallet that it stands in, is on or left with; missing when it is on none. */
  async dispatchesOfUnits(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, Dispatch>> {
    const roots = await this.units.rootsOf(tx, unitIds);
    const lines = await this.lines.liveOfUnits(tx, [...new Set(roots.values())]);
    const rows = await this.dispatches.byIds(tx, [...new Set(lines.map(({ dispatchId }) => dispatchId))]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const dispatchOf = new Map(lines.map(({ unitId, dispatchId }) => [unitId, byId.get(dispatchId)]));
    return new Map([...roots].flatMap(([unitId, root]) => pair(unitId, dispatchOf.get(root))));
  }

  /** The pallets that are on them, or left with them. */
  linesOf(tx: Transaction, dispatchIds: readonly string[]): Promise<DispatchLine[]> {
    return this.lines.liveOf(tx, dispatchIds);
  }

  countsOf(tx: Transaction, dispatchIds: readonly string[]): Promise<PalletCount[]> {
    return this.lines.countsOf(tx, dispatchIds);
  }

  /** How many go on each of these transports. */
  countsOnTransports(tx: Transaction, transportIds: readonly string[]): Promise<LegCount[]> {
    return this.legs.countsOnTransports(tx, transportIds);
  }

  /** A page of the pallets of each, in the order of their announcement. */
  async unitsOf(
    tx: Transaction,
    dispatchIds: readonly string[],
    page: Page<[string]>,
  ): Promise<Map<string, Slice<UnitRow>>> {
    const lines = await this.lines.pagesOf(tx, dispatchIds, page.after?.[0] ?? '0', page.limit);
    const rows = await this.units.byIds(
      tx,
      lines.map(({ unitId }) => unitId),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const unitsOn = (id: string) =>
      lines.filter(({ dispatchId }) => dispatchId === id).flatMap(({ unitId }) => byId.get(unitId) ?? []);
    return new Map(dispatchIds.map((id) => [id, sliceOf(unitsOn(id), page, (row) => [row.id])]));
  }

  /** The legs of their plans, in the order of travel. */
  legsOf(tx: Transaction, dispatchIds: readonly string[]): Promise<Leg[]> {
    return this.legs.liveOf(tx, dispatchIds);
  }

  proofsOf(tx: Transaction, dispatchIds: readonly string[]): Promise<ProofOfDelivery[]> {
    return this.deliveries.proofsOf(tx, dispatchIds);
  }

  deliveredLinesOf(tx: Transaction, dispatchIds: readonly string[]): Promise<DeliveredLine[]> {
    return this.deliveries.linesOf(tx, dispatchIds);
  }

  /** What became of each content line, with the line itself. */
  async deliveredOf(tx: Transaction, dispatchIds: readonly string[]): Promise<DeliveredContent[]> {
    const delivered = await this.deliveries.linesOf(tx, dispatchIds);
    const pallets = await this.lines.liveOf(tx, dispatchIds);
    const contents = await this.units.contentsWithin(
      tx,
      pallets.map(({ unitId }) => unitId),
    );
    const byId = new Map(contents.map((content) => [content.id, content]));
    return delivered.flatMap((line) => {
      const content = byId.get(line.contentLineId);
      return content ? [{ line, content }] : [];
    });
  }

  deliveredLinesOfContents(tx: Transaction, contentLineIds: readonly string[]): Promise<DeliveredLine[]> {
    return this.deliveries.linesOfContents(tx, contentLineIds);
  }
}

function pair(unitId: string, dispatch: Dispatch | undefined): [string, Dispatch][] {
  return dispatch ? [[unitId, dispatch]] : [];
}
