import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { type PageRequest, pageOf, type Slice, sliceOf, timeAndIdKey } from '../platform/input/page.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import type { TemperatureClass } from '../standards/temperature-class.js';
import { asFarAs, type ExitStop } from './ride.js';
import { timetableRequest } from './transport.input.js';
import { type TransportDirection, takesGoods } from './transport.lifecycle.js';
import { CAPACITY_EXCEEDED, CUT_OFF_PASSED, TRANSPORT_CLOSED } from './transport.refusals.js';
import { type Places, type TransportRow, TransportStore, type TransportsOf } from './transport.store.js';
import type { TransportStop } from './transport-stop.entity.js';
import { TransportStopStore } from './transport-stop.store.js';

export type { Places, TransportRow } from './transport.store.js';
export type { TransportStop } from './transport-stop.entity.js';

/** A vehicle that goods can still be put on, as a planner takes it. */
export interface OpenDeparture {
  /** Internal id. */
  readonly transportId: string;
  /** Where the goods leave it: one of its stops, from 1, or (0) its destination. `destinationId` is that place. */
  readonly exit: ExitStop;
  readonly number: string;
  readonly originId: number;
  readonly destinationId: number;
  readonly cutOffAt: Date;
  readonly departsAt: Date;
  readonly arrivesAt: Date;
  readonly freePallets: number;
  readonly freeKilograms: number;
  /** Of the free pallets, how many places keep a temperature. */
  readonly freeColdPallets: number;
  readonly temperatureClasses: readonly TemperatureClass[];
}

/** The most departures that a planner is given: some weeks of a busy hub. */
const MOST_DEPARTURES = 30_000;

/** Vehicles under way at once in a demo: some weeks of a busy hub. */
const MOST_SIMULATED = 1_000;

/** What of a timetable is asked for. */
export interface TimetableRequest {
  readonly direction: TransportDirection;
  /** ISO 8601; null: from the first one on. */
  readonly departingFrom: string | null;
}

/** No id comes before it. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The timetable of a hub, and the capacity that is left on it. */
@Injectable()
export class TransportsService {
  constructor(
    private readonly store: TransportStore,
    private readonly stops: TransportStopStore,
    private readonly history: HistoryService,
    private readonly work: UnitOfWork,
  ) {}

  /** By internal id, whoever may see them: the caller decides that. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<TransportRow[]> {
    return this.store.byIds(tx, ids);
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<TransportRow[]> {
    return this.store.byPublicIds(tx, publicIds.filter(isUuid));
  }

  /** Where they call, each in the order of travel. */
  stopsOf(tx: Transaction, ids: readonly string[]): Promise<TransportStop[]> {
    return this.stops.ofTransports(tx, ids);
  }

  /** Simulated vehicles of all hubs that are, or should be, on their way; and the time at the hub. */
  async simulatedUnderWay(tx: Transaction): Promise<{ now: Date; rows: TransportRow[] }> {
    return { now: await this.history.now(tx), rows: await this.store.simulatedUnderWay(tx, MOST_SIMULATED) };
  }

  /** One that the principal may see: its hub's, or one that it drives. Null for a foreign one as for none. */
  async visible(tx: Transaction, publicId: string): Promise<TransportRow | null> {
    const [row] = await this.byPublicIds(tx, [publicId]);
    return row && sees(tx.principal, row) ? row : null;
  }

  /** The same in a read unit of its own. */
  one(principal: Principal, publicId: string): Promise<TransportRow | null> {
    return this.work.read(principal, (tx) => this.visible(tx, publicId));
  }

  /** What a mutation answers. @throws Refused NOT_FOUND when the right to see it went away meanwhile. */
  async answer(principal: Principal, publicId: string): Promise<TransportRow> {
    const row = await this.one(principal, publicId);
    if (!row) throw noSuchTransport();
    return row;
  }

  /**
   * The principal's transports in one direction, in the order of departure.
   * @throws Refused INVALID_INPUT
   */
  async page(
    principal: Principal,
    sent: TimetableRequest,
    request: PageRequest,
  ): Promise<Slice<TransportRow>> {
    const { departingFrom } = validated(timetableRequest, sent);
    const page = pageOf(request, timeAndIdKey);
    const place = page.after && { departsAt: new Date(page.after[0]), publicId: page.after[1] };
    const start = place ?? (departingFrom ? { departsAt: departingFrom, publicId: FIRST_ID } : null);
    const rows = await this.work.read(principal, (tx) =>
      this.store.page(tx, ownOf(principal), sent.direction, start, page.limit),
    );
    return sliceOf(rows, page, ({ departsAt, publicId }) => [departsAt.toISOString(), publicId]);
  }

  /**
   * The outbound transports of a hub that take goods at a time or later, in the order of departure: each as far as
   * every one of its stops, and to its destination.
   */
  async departures(tx: Transaction, hubId: number, from: Date): Promise<OpenDeparture[]> {
    const rows = await this.store.departures(tx, hubId, from, MOST_DEPARTURES);
    const stops = byTransport(
      await this.stops.ofTimetable(
        tx,
        rows.map(({ id }) => id),
      ),
    );
    return rows.flatMap((row) => {
      const own = stops.get(row.id) ?? [];
      return [...own.map(({ ordinal }) => ordinal), 0].map((exit) =>
        openDeparture(asFarAs(row, own, exit), exit),
      );
    });
  }

  /** Transports as goods see them that leave them where it is said. @throws Error a transport or stop that is not there */
  async rides(
    tx: Transaction,
    wanted: readonly { readonly transportId: string; readonly exit: ExitStop }[],
  ): Promise<TransportRow[]> {
    const ids = wanted.map(({ transportId }) => transportId);
    const rows = new Map((await this.store.byIds(tx, ids)).map((row) => [row.id, row]));
    const stops = wanted.some(({ exit }) => exit > 0)
      ? byTransport(await this.stops.ofTransports(tx, ids))
      : null;
    return wanted.map(({ transportId, exit }) => {
      const row = rows.get(transportId);
      if (!row) throw new Error(`Transport ${transportId} is gone`);
      return asFarAs(row, stops?.get(transportId) ?? [], exit);
    });
  }

  /**
   * Takes capacity for goods. It locks the transport's row: several in the order of their ids.
   * @throws Refused CAPACITY_EXCEEDED, CUT_OFF_PASSED, TRANSPORT_CLOSED
   */
  async reserve(tx: Transaction, transportId: string, wanted: Places): Promise<void> {
    if (await this.store.reserve(tx, transportId, wanted)) return;
    const [row] = await this.store.byIds(tx, [transportId]);
    if (!row) throw new Error(`No transport has the internal id ${transportId}`);
    if (!takesGoods(row.status))
      throw TRANSPORT_CLOSED.because(`${row.number} is ${row.status}: it takes no goods.`);
    const free = freeOn(row);
    const fits = free.pallets >= wanted.pallets && free.kilograms >= wanted.kilograms;
    if (fits && free.coldPallets >= wanted.coldPallets) {
      throw CUT_OFF_PASSED.because(`${row.number} took goods until ${row.cutOffAt.toISOString()}.`);
    }
    const cold = fits ? `, and ${free.coldPallets} of the places keep a temperature` : '';
    throw CAPACITY_EXCEEDED.because(
      `${row.number} has ${free.pallets} pallets and ${free.kilograms} kg left${cold}.`,
    );
  }

  /** Gives back what was reserved, whatever became of the transport. */
  async release(tx: Transaction, transportId: string, given: Places): Promise<void> {
    if (await this.store.release(tx, transportId, given)) return;
    throw new Error(`More is given back to transport ${transportId} than was reserved`);
  }
}

function byTransport(stops: readonly TransportStop[]): Map<string, TransportStop[]> {
  const found = new Map<string, TransportStop[]>();
  for (const stop of stops) found.set(stop.transportId, [...(found.get(stop.transportId) ?? []), stop]);
  return found;
}

function openDeparture(row: TransportRow, exit: ExitStop): OpenDeparture {
  const { pallets, kilograms, coldPallets } = freeOn(row);
  return {
    transportId: row.id,
    exit,
    number: row.number,
    originId: row.originId,
    destinationId: row.destinationId,
    cutOffAt: row.cutOffAt,
    departsAt: row.estimatedDepartureAt ?? row.departsAt,
    arrivesAt: row.estimatedArrivalAt ?? row.arrivesAt,
    freePallets: pallets,
    freeKilograms: kilograms,
    freeColdPallets: coldPallets,
    temperatureClasses: row.temperatureClasses as TemperatureClass[],
  };
}

/** What nobody has reserved yet. */
export function freeOn(row: TransportRow): Places {
  return {
    pallets: row.capacityPallets - row.reservedPallets,
    kilograms: row.capacityKilograms - row.reservedKilograms,
    coldPallets: row.capacityColdPallets - row.reservedColdPallets,
  };
}

export function noSuchTransport() {
  return NOT_FOUND.because('There is no such transport.', 'transportId');
}

/** A donor sees the transports of its goods, but not how full they are: that tells of others' goods. */
export function showsCapacity(principal: Principal, row: TransportRow): boolean {
  return sees(principal, row);
}

/** The hub's members see its timetable, a carrier what it drives, nobody else anything. */
function sees({ hubId, organisationId }: Principal, row: TransportRow): boolean {
  return firstWall.admits(hubId > 0 ? row.hubId === hubId : row.carrierId === organisationId);
}

/** A hub's transports, or those that a carrier drives. */
export function ownOf({ hubId, organisationId }: Principal): TransportsOf {
  return hubId > 0 ? { hubId, carrierId: null } : { hubId: null, carrierId: organisationId };
}
