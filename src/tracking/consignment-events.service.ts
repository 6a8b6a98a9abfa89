import { Injectable } from '@nestjs/common';
import type { ConsignmentRow } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import type { EventRow } from '../history/history.store.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { UnitsService } from '../units/units.service.js';
import { grouped } from './grouped.js';

/** One page of the stream of one consignment. */
export interface EventsPage {
  readonly consignment: ConsignmentRow;
  readonly after: number;
  readonly limit: number;
}

type Shows = (consignment: ConsignmentRow, row: EventRow) => boolean;

const SUBJECT_ITSELF = '0';

class OpenPage {
  readonly found: EventRow[] = [];
  after: number;
  done = false;

  constructor(readonly request: EventsPage) {
    this.after = request.after;
  }

  take(rows: readonly EventRow[], limit: number, shows: Shows): void {
    const { consignment, limit: wanted } = this.request;
    const own = rows.filter(({ streamId }) => streamId === consignment.streamId);
    this.found.push(...own.filter((row) => shows(consignment, row)));
    this.after = own.at(-1)?.sequence ?? this.after;
    this.done = own.length < limit || this.found.length >= wanted;
  }
}

/**
 * What happened to a consignment and its units, as its stream tells it. The hub reads all of it; a donor what is
 * about the consignment itself, and about units while they carry its goods.
 */
@Injectable()
export class ConsignmentEventsService {
  constructor(
    private readonly history: HistoryService,
    private readonly units: UnitsService,
  ) {}

  /**
   * Pages in the order of the requests. Nearly always two statements; more only where events are passed over.
   */
  async pages(tx: Transaction, requests: readonly EventsPage[]): Promise<EventRow[][]> {
    const pages = requests.map((request) => new OpenPage(request));
    for (let open = pages; open.length > 0; open = open.filter(({ done }) => !done)) {
      for (const [after, same] of grouped(open, (page) => page.after)) await this.readOn(tx, after, same);
    }
    return pages.map(({ found, request }) => found.slice(0, request.limit));
  }

  private async readOn(tx: Transaction, after: number, pages: readonly OpenPage[]): Promise<void> {
    const consignments = pages.map(({ request }) => request.consignment);
    const limit = Math.max(...pages.map(({ request }) => request.limit));
    const streamIds = consignments.map(({ streamId }) => streamId);
    const rows = await this.history.eventsOfStreams(tx, [...new Set(streamIds)], after, limit);
    const shows = await this.shown(tx, consignments, rows);
    for (const page of pages) page.take(rows, limit, shows);
  }

  private async shown(
    tx: Transaction,
    consignments: readonly ConsignmentRow[],
    rows: readonly EventRow[],
  ): Promise<Shows> {
    if (consignments.every(({ hubId }) => firstWall.admits(hubId === tx.principal.hubId))) return () => true;
    const unitIds = [...new Set(rows.map(({ unitId }) => unitId))].filter((id) => id !== SUBJECT_ITSELF);
    const lines = await this.units.contentsOf(tx, unitIds);
    const carried = new Set(lines.map(({ unitId, consignmentId }) => `${unitId} ${consignmentId}`));
    return ({ id }, { unitId }) => unitId === SUBJECT_ITSELF || carried.has(`${unitId} ${id}`);
  }
}
