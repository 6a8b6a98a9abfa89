import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { LocationsService } from '../units/locations.service.js';
import { UNKNOWN_LOCATION } from '../units/unit.refusals.js';
import { UnitsService } from '../units/units.service.js';
import { BAD_SCAN, NO_HUB } from './receiving.refusals.js';
import { readSscc } from './scan-reader.js';

/** A pallet that somebody has in front of them. */
export interface Arrival {
  readonly sscc: string;
  readonly occurredAt: Date;
  readonly capture: number;
  readonly locationId: number;
  readonly detail: { readonly raw: string } | null;
}

export interface UndatedArrival extends Omit<Arrival, 'occurredAt'> {
  /** Null: now, whenever that will be. */
  readonly occurredAt: Date | null;
}

interface Sent {
  readonly sscc: string;
  readonly occurredAt?: Date | null | undefined;
  readonly location?: string | null | undefined;
}

/** Milliseconds that a stated time may be ahead of the hub's clock before it is taken for a mistake. */
const CLOCK_SKEW = 5 * 60_000;

/** Reads what an operator states of a pallet, and finds the unit that it stands for. */
@Injectable()
export class ArrivalsService {
  constructor(
    private readonly units: UnitsService,
    private readonly locations: LocationsService,
    private readonly history: HistoryService,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Refused NO_HUB, BAD_SCAN, UNKNOWN_LOCATION, INVALID_INPUT for a time in the future */
  async read(principal: Principal, sent: Sent): Promise<Arrival> {
    const undated = await this.readUndated(principal, sent);
    return dated(undated, await this.work.read(principal, (tx) => this.history.now(tx)));
  }

  /** Asks the hub's clock nothing: `dated` does, once, for many. @throws Refused NO_HUB, BAD_SCAN, UNKNOWN_LOCATION */
  async readUndated(
    principal: Principal,
    { sscc: data, occurredAt, location }: Sent,
  ): Promise<UndatedArrival> {
    if (principal.hubId === 0) throw NO_HUB.because('Only members and devices of a hub receive pallets.');
    const read = readSscc(data, new Date().getUTCFullYear());
    if ('problem' in read) throw BAD_SCAN.because(read.problem.message, 'sscc');
    return { ...read, occurredAt: occurredAt ?? null, locationId: await this.locate(principal, location) };
  }

  /** The units of these SSCCs at the principal's hub; one that nobody announced appears now. */
  find(tx: Transaction, arrivals: readonly { readonly sscc: string }[]): Promise<string[]> {
    return this.units.findOrAppear(
      tx,
      tx.principal.hubId,
      arrivals.map(({ sscc }) => sscc),
    );
  }

  /** @throws Refused NOT_FOUND */
  async known(tx: Transaction, { sscc }: Arrival): Promise<string> {
    const row = await this.units.bySscc(tx, tx.principal.hubId, sscc);
    if (!row) throw NOT_FOUND.because(`The hub knows no pallet ${sscc}. Receive it first.`, 'sscc');
    return row.id;
  }

  /** Internal id; 0: none was named. @throws Refused UNKNOWN_LOCATION */
  async locate(principal: Principal, location: string | null | undefined): Promise<number> {
    if (!location) return 0;
    const id = (await this.locations.idsByCode(this.work, principal, [location])).get(location);
    if (id === undefined) throw UNKNOWN_LOCATION.because(`This hub has no location ${location}.`, 'location');
    return id;
  }
}

/** @throws Refused INVALID_INPUT for a time that the hub's clock has not reached */
export function dated({ occurredAt, ...arrival }: UndatedArrival, now: Date): Arrival {
  if (occurredAt && occurredAt.getTime() > now.getTime() + CLOCK_SKEW) {
    throw INVALID_INPUT.because("This time is in the future by the hub's clock.", 'occurredAt');
  }
  return { ...arrival, occurredAt: occurredAt ?? now };
}
