import { Injectable } from '@nestjs/common';
import type { Departure, Load } from '../planning/planner.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type TransportRow, TransportsService } from '../transports/transports.service.js';
import type { Dispatch } from './dispatch.entity.js';
import type { Leg } from './leg.entity.js';
import { LegStatus } from './leg.lifecycle.js';
import { LegStore } from './leg.store.js';
import { PalletShares } from './pallet-shares.service.js';

/** A live leg and its vehicle, as far as the goods go on it. */
export interface Hop {
  readonly leg: Leg;
  readonly vehicle: TransportRow;
}

/** The legs of a dispatch, and what they take of the transports: places, and a view for the carrier. */
@Injectable()
export class DispatchLegs {
  constructor(
    private readonly store: LegStore,
    private readonly transports: TransportsService,
    private readonly shares: PalletShares,
  ) {}

  departures(tx: Transaction, hubId: number, from: Date): Promise<Departure[]> {
    return this.transports.departures(tx, hubId, from);
  }

  /** The live legs in the order of travel. */
  async hopsOf(tx: Transaction, { id }: Dispatch): Promise<Hop[]> {
    const legs = await this.store.liveOf(tx, [id]);
    const rides = await this.transports.rides(
      tx,
      legs.map(({ transportId, exitStop: exit }) => ({ transportId, exit })),
    );
    return legs.flatMap((leg, place) => {
      const vehicle = rides[place];
      return vehicle ? [{ leg, vehicle }] : [];
    });
  }

  async vehiclesOf(tx: Transaction, transportIds: readonly string[]): Promise<Map<string, TransportRow>> {
    const rows = await this.transports.byIds(tx, transportIds);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** @throws Refused CAPACITY_EXCEEDED, CUT_OFF_PASSED, TRANSPORT_CLOSED when others were faster */
  async reserve(tx: Transaction, dispatch: Dispatch, route: readonly Departure[], load: Load): Promise<void> {
    const { pallets, kilograms, coldPallets } = load;
    // In one order, whatever the order of travel: two dispatches on the same vehicles must not wait for one another.
    for (const transportId of inOrder(route.map(({ transportId }) => transportId))) {
      await this.transports.reserve(tx, transportId, load);
    }
    const vehicles = await this.vehiclesOf(
      tx,
      route.map(({ transportId }) => transportId),
    );
    const legs = route.map(({ transportId, exit: exitStop }, place) => ({
      dispatchId: dispatch.id,
      ordinal: place + 1,
      transportId,
      exitStop,
      carrierId: vehicleIn(vehicles, transportId).carrierId,
      pallets,
      kilograms,
      coldPallets,
    }));
    await this.store.insert(tx, legs);
    await this.shares.give(tx, dispatch, carriersOf(legs));
  }

  /** Ends the legs of a plan that comes to nothing and gives their places back. */
  async giveUp(
    tx: Transaction,
    dispatch: Dispatch,
    hops: readonly Hop[],
    ends: readonly LegStatus[],
  ): Promise<void> {
    await this.release(
      tx,
      hops.map(({ leg }) => leg),
    );
    for (const [place, { leg }] of hops.entries()) {
      await this.change(tx, leg, ends[place] ?? LegStatus.CANCELLED);
    }
    await this.shares.take(tx, dispatch, carriersOf(hops.map(({ leg }) => leg)));
  }

  /** Less goes on than was planned: the places that it does not need on vehicles that have not left are given back. */
  async shrink(tx: Transaction, hops: readonly Hop[], load: Load): Promise<void> {
    const waiting = hops.filter(({ vehicle }) => vehicle.status === 'SCHEDULED').map(({ leg }) => leg);
    const spare = waiting.map((leg) => ({
      ...leg,
      pallets: leg.pallets - load.pallets,
      kilograms: leg.kilograms - load.kilograms,
      coldPallets: leg.coldPallets - coldOf(leg, load),
    }));
    await this.release(tx, spare);
    const { pallets, kilograms } = load;
    for (const leg of waiting)
      await this.store.change(tx, leg.id, { pallets, kilograms, coldPallets: coldOf(leg, load) });
  }

  async change(tx: Transaction, { id, status: before }: Leg, status: LegStatus): Promise<void> {
    if (status !== before) await this.store.change(tx, id, { status });
  }

  private async release(
    tx: Transaction,
    legs: readonly Pick<Leg, 'transportId' | 'pallets' | 'kilograms' | 'coldPallets'>[],
  ): Promise<void> {
    for (const transportId of inOrder(legs.map((leg) => leg.transportId))) {
      const leg = legs.find((one) => one.transportId === transportId);
      if (leg) await this.transports.release(tx, transportId, leg);
    }
  }
}

function vehicleIn(vehicles: ReadonlyMap<string, TransportRow>, transportId: string): TransportRow {
  const vehicle = vehicles.get(transportId);
  if (!vehicle) throw new Error(`A leg goes on transport ${transportId}, which does not exist`);
  return vehicle;
}

/** A leg of an earlier version reserved no cold places: it keeps none. */
const coldOf = (leg: Pick<Leg, 'coldPallets'>, load: Load) => Math.min(leg.coldPallets, load.coldPallets);

const inOrder = (ids: readonly string[]) => [...ids].sort();

const carriersOf = (legs: readonly Pick<Leg, 'carrierId'>[]) =>
  [...new Set(legs.map(({ carrierId }) => carrierId))].sort((a, b) => a - b);
