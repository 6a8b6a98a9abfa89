import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { awaitedIn } from '../transports/transport.lifecycle.js';
import { type TransportRow, TransportsService } from '../transports/transports.service.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { UnitQueriesService } from '../units/unit-queries.service.js';
import type { ContentRow, UnitRow } from '../units/units.service.js';
import { grouped } from './grouped.js';
import { expectedOf, type Happened, happenedTo, type TrackedUnit } from './path.js';
import { type Portion, type Whereabouts, whereaboutsOf } from './quantities.js';
import { type TrackedFacts, TrackedFactsService } from './tracked-facts.service.js';

/** One line of goods on the way. */
export interface PathLine extends Portion {
  readonly id: string;
  readonly lot: string | null;
  readonly expiry: string | null;
  readonly damaged: number;
}

/** One unit with goods of the consignment, and only those. */
export interface PathUnit {
  readonly row: UnitRow;
  readonly lines: readonly PathLine[];
  readonly happened: readonly Happened[];
  readonly expected: Happened | null;
  /** Null while it is on no dispatch. */
  readonly destination: Destination | null;
}

/** An institution in a country: more is not told of a recipient. Internal ids. */
export interface Destination {
  readonly agencyId: number;
  readonly placeId: number;
}

/** What of the consignment goes, or went, to one destination. */
export interface PathDestination extends Destination {
  readonly units: readonly PathUnit[];
  readonly totals: readonly Whereabouts[];
}

export interface Path {
  readonly units: readonly PathUnit[];
  readonly totals: readonly Whereabouts[];
  readonly destinations: readonly PathDestination[];
}

/** More units than any consignment has: a path is told whole or not at all. */
const ALL = { first: 100_000, limit: 100_001, after: null } as const;

/** The way of a consignment's goods, through every split, to the door of those who take them in. */
@Injectable()
export class PathsService {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly transports: TransportsService,
    private readonly units: UnitQueriesService,
    private readonly facts: TrackedFactsService,
  ) {}

  /** Of several consignments in a number of statements that does not grow with them. By their internal ids. */
  async of(tx: Transaction, rows: readonly ConsignmentRow[]): Promise<Map<string, Path>> {
    const ids = rows.map(({ id }) => id);
    const units = await this.units.ofConsignments(tx, ids, ALL);
    const rowsOf = (id: string) => units.get(id)?.items.map(({ row }) => row) ?? [];
    const facts = await this.facts.of(tx, [
      ...new Set(ids.flatMap((id) => rowsOf(id).map((unit) => unit.id))),
    ]);
    const arrivals = await this.arrivals(tx, rows);
    return new Map(
      ids.map((id) => [
        id,
        pathOf(rowsOf(id).map((row) => unitOf(row, id, facts, arrivals.get(id) ?? null))),
      ]),
    );
  }

  /** When the first vehicle that still brings something is expected, where anybody said so. */
  private async arrivals(tx: Transaction, rows: readonly ConsignmentRow[]): Promise<Map<string, Date>> {
    const coming = rows.filter(({ cancelledAt, rejectedAt }) => !cancelledAt && !rejectedAt);
    const links = await this.consignments.transportsOf(
      tx,
      coming.map(({ id }) => id),
    );
    const rowsOf = await this.transports.byIds(tx, [...new Set(links.map(({ transportId }) => transportId))]);
    const expected = new Map(rowsOf.map((row) => [row.id, expectedArrivalOf(row)]));
    const times = new Map<string, Date>();
    for (const { consignmentId, transportId } of links) {
      const [at, before] = [expected.get(transportId), times.get(consignmentId)];
      if (at && (!before || at < before)) times.set(consignmentId, at);
    }
    return times;
  }
}

function expectedArrivalOf({ status, estimatedArrivalAt, arrivesAt }: TransportRow): Date | null {
  return awaitedIn(status) ? (estimatedArrivalAt ?? arrivesAt) : null;
}

function unitOf(
  row: UnitRow,
  consignmentId: string,
  facts: TrackedFacts,
  inboundArrivalAt: Date | null,
): PathUnit {
  const dispatch = facts.dispatchOf(row.id);
  const { receivedAt } = row;
  const announcedAt = row.expected ? row.createdAt : null;
  const tracked: TrackedUnit = {
    status: statusOf(row.status),
    announcedAt,
    receivedAt,
    events: facts.eventsOf(row.id),
    dispatch,
  };
  return {
    row,
    lines: facts
      .linesOf(row.id)
      .filter((line) => line.consignmentId === consignmentId)
      .map((line) => lineOf(line, tracked, facts)),
    happened: happenedTo(tracked),
    expected: expectedOf(tracked, inboundArrivalAt),
    destination: dispatch && { agencyId: dispatch.agencyId, placeId: dispatch.destinationId },
  };
}

function lineOf(line: ContentRow, { status, dispatch }: TrackedUnit, facts: TrackedFacts): PathLine {
  const {
    id,
    itemId,
    lot,
    expiry,
    announcedQuantity: announced,
    countedQuantity: counted,
    goneQuantity: gone,
    damagedQuantity: damaged,
  } = line;
  return {
    id,
    itemId,
    lot,
    expiry,
    announced,
    counted,
    gone,
    damaged,
    status,
    delivered: dispatch && facts.deliveredOf(dispatch.id, id),
  };
}

function pathOf(units: readonly PathUnit[]): Path {
  const sent = units.filter(({ destination }) => destination);
  const groups = grouped(sent, ({ destination }) => `${destination?.agencyId} ${destination?.placeId}`);
  const destinations = [...groups.values()].flatMap((group) => {
    const destination = group[0]?.destination;
    return destination ? [{ ...destination, units: group, totals: totalsOf(group) }] : [];
  });
  return { units, totals: totalsOf(units), destinations };
}

function totalsOf(units: readonly PathUnit[]): Whereabouts[] {
  return whereaboutsOf(units.flatMap(({ lines }) => lines));
}

/** Units after one with this internal id, which is how a page goes on. */
export function afterId(units: readonly PathUnit[], id: string): PathUnit[] {
  return units.filter(({ row }) => BigInt(row.id) > BigInt(id));
}
