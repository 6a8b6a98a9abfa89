import { Injectable } from '@nestjs/common';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { type AfterCommit, FeedService, type News } from '../notices/feed.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type RecallRow, RecallsService } from '../units/recalls.service.js';
import { type TracedGoods, TraceService } from './trace.service.js';

/** Tells of a recall: donors by their consignments, agencies and carriers by their dispatches. */
@Injectable()
export class RecallNewsService {
  constructor(
    private readonly recalls: RecallsService,
    private readonly traces: TraceService,
    private readonly consignments: ConsignmentsService,
    private readonly feeds: FeedService,
  ) {}

  /** Pallets that were announced while the lot was called back are held here: neither side may have seen the other. */
  async tell(tx: Transaction, recallId: string, context: AfterCommit): Promise<void> {
    const recall = await this.recalls.byPublicId(tx, recallId);
    if (!recall) throw new Error(`There is no recall ${recallId} (yet)`);
    const goods = await this.traces.all(tx, recall);
    await this.recalls.hold(tx, [...new Set(goods.map(({ unit }) => unit.id))]);
    const news = [...(await this.ofConsignments(tx, recall, goods)), ...ofDispatches(recall, goods)];
    await this.feeds.tell(tx, news, context);
  }

  private async ofConsignments(
    tx: Transaction,
    recall: RecallRow,
    goods: readonly TracedGoods[],
  ): Promise<News[]> {
    const ids = [...new Set(goods.flatMap(({ line }) => line.consignmentId ?? []))];
    const rows = await this.consignments.byIds(tx, ids);
    return rows.map(({ id, publicId, reference }) => ({
      kind: 'CONSIGNMENT_LOT_RECALLED',
      subjectKind: 'consignment',
      subjectId: id,
      subject: publicId,
      detail: { reference, lot: recall.lot },
      occurredAt: recall.openedAt,
    }));
  }
}

function ofDispatches({ lot, openedAt }: RecallRow, goods: readonly TracedGoods[]): News[] {
  const dispatches = new Map(goods.flatMap(({ dispatch }) => (dispatch ? [[dispatch.id, dispatch]] : [])));
  return [...dispatches.values()].map(({ id, publicId }) => ({
    kind: 'DISPATCH_LOT_RECALLED',
    subjectKind: 'dispatch',
    subjectId: id,
    subject: publicId,
    detail: { lot },
    occurredAt: openedAt,
  }));
}
