import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { type AfterCommit, FeedService, type News } from '../notices/feed.service.js';
import type { NewsKind } from '../notices/news.lifecycle.js';
import type { Transaction } from '../platform/database/transaction.js';
import { awaitedIn, type ReportEffect, type TransportReport } from '../transports/transport.lifecycle.js';
import { type TransportRow, TransportsService } from '../transports/transports.service.js';
import type { ConsignmentChange } from './consignment.events.js';
import { type ConsignmentRow, ConsignmentsService } from './consignments.service.js';

const CHANGES: Readonly<Record<ConsignmentChange, NewsKind>> = {
  ANNOUNCED: 'CONSIGNMENT_ANNOUNCED',
  RECIPIENTS_REVISED: 'CONSIGNMENT_RECIPIENTS_REVISED',
  ANNOUNCEMENT_REVISED: 'CONSIGNMENT_ANNOUNCEMENT_REVISED',
  TRANSPORT_ATTACHED: 'CONSIGNMENT_TRANSPORT_ATTACHED',
  CANCELLED: 'CONSIGNMENT_CANCELLED',
};

const OF_TRANSPORTS: Readonly<Record<TransportReport, NewsKind>> = {
  LEFT: 'TRANSPORT_LEFT',
  ARRIVED: 'TRANSPORT_ARRIVED',
  CANCELLED: 'TRANSPORT_CANCELLED',
};

const OF_CONSIGNMENTS: Readonly<Record<TransportReport, NewsKind>> = {
  LEFT: 'CONSIGNMENT_UNDER_WAY',
  ARRIVED: 'CONSIGNMENT_ARRIVED',
  CANCELLED: 'CONSIGNMENT_DELAYED',
};

/** Turns what happened to consignments and their transports into news for those who have a share in them. */
@Injectable()
export class ConsignmentNewsService {
  constructor(
    private readonly feeds: FeedService,
    private readonly consignments: ConsignmentsService,
    private readonly transports: TransportsService,
    private readonly history: HistoryService,
  ) {}

  async tellChange(
    tx: Transaction,
    publicId: string,
    change: ConsignmentChange,
    context: AfterCommit,
  ): Promise<void> {
    const [row] = await this.consignments.byPublicIds(tx, [publicId]);
    if (!row) throw new Error(`There is no consignment ${publicId} (yet)`);
    const occurredAt = change === 'ANNOUNCED' ? row.announcedAt : await this.history.now(tx);
    await this.feeds.tell(tx, [newsOf(row, CHANGES[change], occurredAt)], context);
  }

  /**
   * To hub and carrier of a transport, and to donors and hub of what it brings. A report that tells nothing new
   * is no news, and one that did not change where the vehicle is does not concern those who wait for goods.
   */
  async tellReport(
    tx: Transaction,
    publicId: string,
    report: TransportReport,
    effect: ReportEffect,
    context: AfterCommit,
  ): Promise<void> {
    if (effect === 'REPEATS') return;
    const [row] = await this.transports.byPublicIds(tx, [publicId]);
    if (!row) throw new Error(`There is no transport ${publicId} (yet)`);
    const occurredAt = timeOf(row, report) ?? (await this.history.now(tx));
    const kind = effect === 'CONTRADICTS' ? 'TRANSPORT_CONTRADICTED' : OF_TRANSPORTS[report];
    const waiting = row.status === report ? await this.consignments.onTransport(tx, row.id) : [];
    await this.feeds.tell(
      tx,
      [
        newsOfTransport(row, kind, occurredAt),
        ...waiting
          .filter(({ cancelledAt }) => cancelledAt === null)
          .map((one) => newsOf(one, OF_CONSIGNMENTS[report], occurredAt, factsOf(row))),
      ],
      context,
    );
  }

  /** To the same, when a carrier expects the vehicle at another time. What has ended is expected no more. */
  async tellEstimate(tx: Transaction, publicId: string, context: AfterCommit): Promise<void> {
    const [row] = await this.transports.byPublicIds(tx, [publicId]);
    if (!row) throw new Error(`There is no transport ${publicId} (yet)`);
    if (awaitedIn(row.status) === null) return;
    const occurredAt = await this.history.now(tx);
    const detail = expectedOf(row);
    const waiting = await this.consignments.onTransport(tx, row.id);
    await this.feeds.tell(
      tx,
      [
        { ...newsOfTransport(row, 'TRANSPORT_ESTIMATED', occurredAt), detail },
        ...waiting
          .filter(({ cancelledAt }) => cancelledAt === null)
          .map((one) => newsOf(one, 'CONSIGNMENT_ESTIMATED', occurredAt, detail)),
      ],
      context,
    );
  }
}

function newsOf(row: ConsignmentRow, kind: NewsKind, occurredAt: Date, more: News['detail'] = {}): News {
  const detail = { reference: row.reference, ...more };
  return { kind, subjectKind: 'consignment', subjectId: row.id, subject: row.publicId, detail, occurredAt };
}

function newsOfTransport(row: TransportRow, kind: NewsKind, occurredAt: Date): News {
  return {
    kind,
    subjectKind: 'transport',
    subjectId: row.id,
    subject: row.publicId,
    detail: factsOf(row),
    occurredAt,
  };
}

function factsOf({ number, status, estimatedArrivalAt, arrivesAt }: TransportRow): Record<string, string> {
  const expected = (estimatedArrivalAt ?? arrivesAt).toISOString();
  return { transport: number, ...(status === 'LEFT' ? { estimatedArrivalAt: expected } : {}) };
}

function expectedOf({
  number,
  estimatedArrivalAt,
  arrivesAt,
  delayReason,
}: TransportRow): Record<string, string> {
  const expected = (estimatedArrivalAt ?? arrivesAt).toISOString();
  return { transport: number, estimatedArrivalAt: expected, ...(delayReason ? { delayReason } : {}) };
}

/** Of a cancellation, and of a departure that nobody believed, no time is kept. */
function timeOf({ leftAt, arrivedAt }: TransportRow, report: TransportReport): Date | null {
  if (report === 'CANCELLED') return null;
  return report === 'LEFT' ? leftAt : arrivedAt;
}
