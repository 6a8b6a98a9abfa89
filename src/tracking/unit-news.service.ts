import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { eventName } from '../history/event-codes.js';
import { type BareEvent, HistoryService } from '../history/history.service.js';
import { type AfterCommit, FeedService, type News } from '../notices/feed.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitEvent } from '../units/unit.events.js';
import { UnitsService } from '../units/units.service.js';
import { grouped } from './grouped.js';

export interface Recorded {
  /** Public id of the consignment, or the hub, that the stream belongs to. */
  readonly subject: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/** What donors want to hear of. Where in the hub a pallet stands, and plans that may change, are not among it. */
const TOLD: readonly number[] = [
  UnitEvent.UNIT_RECEIVED,
  UnitEvent.UNIT_CHECKED,
  UnitEvent.UNIT_HELD,
  UnitEvent.UNIT_RELEASED,
  UnitEvent.UNIT_DEPARTED,
  UnitEvent.UNIT_DELIVERED,
  UnitEvent.UNIT_RETURNED,
  UnitEvent.UNIT_LOST,
  UnitEvent.UNIT_DESTROYED,
];

/** What happened to pallets, told to those who have a share in the consignments whose goods are on them. */
@Injectable()
export class UnitNewsService {
  constructor(
    private readonly history: HistoryService,
    private readonly units: UnitsService,
    private readonly consignments: ConsignmentsService,
    private readonly places: PlacesService,
    private readonly feeds: FeedService,
  ) {}

  /** One piece of news a consignment, however many of its pallets were scanned at once. */
  async tell(
    tx: Transaction,
    { subject, firstSequence, lastSequence }: Recorded,
    context: AfterCommit,
  ): Promise<void> {
    const streamId = await this.streamOf(tx, subject);
    const stretch = { first: firstSequence, last: lastSequence };
    const events = await this.history.bareEventsInStream(tx, streamId, stretch, TOLD);
    const told = await this.withoutRepetitions(tx, events);
    if (told.length > 0) await this.feeds.tell(tx, await this.newsOf(tx, told), context);
  }

  private async streamOf(tx: Transaction, subject: string): Promise<string> {
    const [consignment] = await this.consignments.byPublicIds(tx, [subject]);
    if (consignment) return consignment.streamId;
    const hub = (await this.places.hubs(tx)).find(({ publicId }) => publicId === subject);
    if (!hub) throw new Error(`No consignment and no hub has the id ${subject}`);
    return hub.streamId;
  }

  /** A pallet is scanned again and again while it is here: only its first arrival is news. */
  private async withoutRepetitions(tx: Transaction, events: readonly BareEvent[]): Promise<BareEvent[]> {
    const received = events.filter(({ code }) => code === UnitEvent.UNIT_RECEIVED);
    const arrivals = await this.units.arrivals(tx, [...new Set(received.map(({ unitId }) => unitId))]);
    return events.filter(
      ({ code, unitId, occurredAt }) =>
        code !== UnitEvent.UNIT_RECEIVED || arrivals.get(unitId)?.getTime() === occurredAt.getTime(),
    );
  }

  private async newsOf(tx: Transaction, events: readonly BareEvent[]): Promise<News[]> {
    const byUnit = grouped(events, ({ unitId }) => unitId);
    const lines = await this.units.contentsOf(tx, [...byUnit.keys()]);
    const unitsOf = grouped(lines, ({ consignmentId }) => consignmentId ?? '');
    unitsOf.delete('');
    const consignments = await this.consignments.byIds(tx, [...unitsOf.keys()]);
    return consignments.map((consignment) => {
      const unitIds = new Set((unitsOf.get(consignment.id) ?? []).map(({ unitId }) => unitId));
      return newsOf(
        consignment,
        [...unitIds].flatMap((unitId) => byUnit.get(unitId) ?? []),
      );
    });
  }
}

function newsOf({ id, publicId, reference }: ConsignmentRow, events: readonly BareEvent[]): News {
  const counts = [...grouped(events, ({ code }) => code)].map(([code, of]) => [
    eventName(code),
    new Set(of.map(({ unitId }) => unitId)).size,
  ]);
  return {
    kind: 'CONSIGNMENT_PALLETS_RECORDED',
    subjectKind: 'consignment',
    subjectId: id,
    subject: publicId,
    detail: { reference, ...Object.fromEntries(counts) },
    occurredAt: new Date(Math.max(...events.map(({ occurredAt }) => occurredAt.getTime()))),
  };
}
