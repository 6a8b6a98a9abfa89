import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { type DeliveredLine, DispatchContents } from '../dispatches/dispatch-contents.service.js';
import type { Dispatch } from '../dispatches/dispatches.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type PageRequest, pageOf, type Slice, sequenceKey, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { type RecallRow, RecallsService } from '../units/recalls.service.js';
import { type ContentRow, type UnitRow, UnitsService } from '../units/units.service.js';
import { lotOfItem } from './recall.input.js';

/** Goods of the lot on one pallet, where they came from and where they went. */
export interface TracedGoods {
  readonly line: ContentRow;
  readonly unit: UnitRow;
  readonly dispatch: Dispatch | null;
  readonly delivered: DeliveredLine | null;
}

/** Units that are asked for at once: a statement has at most 65,535 parameters. */
const AT_ONCE = 20_000;

/** Where a lot is and was: every pallet, through splits and merges. For the hub alone. */
@Injectable()
export class TraceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly recalls: RecallsService,
    private readonly units: UnitsService,
    private readonly dispatches: DispatchContents,
  ) {}

  /** A page of the pallets, in the order in which goods of the lot were written on them. @throws Refused INVALID_INPUT */
  trace(principal: Principal, sent: unknown, request: PageRequest): Promise<Slice<TracedGoods>> {
    const { item: code, lot } = validated(lotOfItem, sent);
    const page = pageOf(request, sequenceKey);
    const after = BigInt(page.after?.[0] ?? '0');
    return this.work.read(principal, async (tx) => {
      const item = await this.catalogue.itemByCode(tx, code);
      if (!item) return sliceOf([], page, () => ['0']);
      const found = await this.recalls.linesOf(tx, { hubId: principal.hubId, itemId: item.id, lot });
      const rest = found.filter(({ lineId }) => BigInt(lineId) > after).slice(0, page.limit);
      return sliceOf(await this.goodsOf(tx, rest), page, ({ line }) => [line.id]);
    });
  }

  /** All of a lot, for those who must be told. */
  async all(tx: Transaction, recall: RecallRow): Promise<TracedGoods[]> {
    const found = await this.recalls.linesOf(tx, recall);
    const goods: TracedGoods[] = [];
    for (let from = 0; from < found.length; from += AT_ONCE)
      goods.push(...(await this.goodsOf(tx, found.slice(from, from + AT_ONCE))));
    return goods;
  }

  private async goodsOf(
    tx: Transaction,
    found: readonly { lineId: string; unitId: string }[],
  ): Promise<TracedGoods[]> {
    const unitIds = [...new Set(found.map(({ unitId }) => unitId))];
    const units = new Map((await this.units.byIds(tx, unitIds)).map((row) => [row.id, row]));
    const lines = new Map((await this.units.contentsOf(tx, unitIds)).map((row) => [row.id, row]));
    const dispatches = await this.dispatches.dispatchesOfUnits(tx, unitIds);
    const delivered = await this.deliveredOf(tx, [...dispatches.values()]);
    return found.flatMap(({ lineId, unitId }) => {
      const [line, unit] = [lines.get(lineId), units.get(unitId)];
      if (!line || !unit) return [];
      const dispatch = dispatches.get(unitId) ?? null;
      const accepted = dispatch && delivered.get(`${dispatch.id} ${lineId}`);
      return [{ line, unit, dispatch, delivered: accepted ?? null }];
    });
  }

  private async deliveredOf(
    tx: Transaction,
    dispatches: readonly Dispatch[],
  ): Promise<Map<string, DeliveredLine>> {
    const ids = [...new Set(dispatches.map(({ id }) => id))];
    const lines = ids.length > 0 ? await this.dispatches.deliveredLinesOf(tx, ids) : [];
    return new Map(lines.map((line) => [`${line.dispatchId} ${line.contentLineId}`, line]));
  }
}
