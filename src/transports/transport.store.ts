import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { TransportState } from './transport.fold.js';
import type {
  DelayReason,
  TransportDirection,
  TransportMode,
  TransportStatus,
} from './transport.lifecycle.js';

export interface TransportRow {
  id: string;
  publicId: string;
  streamId: string;
  hubId: number;
  carrierId: number;
  direction: TransportDirection;
  mode: TransportMode;
  number: string;
  originId: number;
  destinationId: number;
  status: TransportStatus;
  attention: boolean;
  overdue: boolean;
  cutOffAt: Date;
  departsAt: Date;
  arrivesAt: Date;
  estimatedArrivalAt: Date | null;
  estimatedDepartureAt: Date | null;
  delayReason: DelayReason | null;
  leftAt: Date | null;
  arrivedAt: Date | null;
  capacityPallets: number;
  capacityKilograms: number;
  temperatureClasses: string[];
  reservedPallets: number;
  reservedKilograms: number;
  capacityColdPallets: number;
  reservedColdPallets: number;
  simulated: boolean;
}

/** What is said of a new transport, in the order of the INSERT's parameters. */
const PARAMETERS = [
  'publicId',
  'streamId',
  'hubId',
  'carrierId',
  'direction',
  'mode',
  'number',
  'originId',
  'destinationId',
  'cutOffAt',
  'departsAt',
  'arrivesAt',
  'capacityPallets',
  'capacityKilograms',
  'temperatureClasses',
  'capacityColdPallets',
  'simulated',
] as const;

export type NewTransport = Pick<TransportRow, (typeof PARAMETERS)[number]>;

/** Whose transports: of one hub, or those that one carrier drives. */
export interface TransportsOf {
  readonly hubId: number | null;
  readonly carrierId: number | null;
}

/** Room on a vehicle. */
export interface Places {
  readonly pallets: number;
  /** Gross. */
  readonly kilograms: number;
  /** How many of the pallets need a place that keeps a temperature. */
  readonly coldPallets: number;
}

/** After this transport, in the order of departure; null: from the first on. */
export type TransportPlace = { readonly departsAt: Date; readonly publicId: string } | null;

export const TRANSPORT = `
  SELECT id, public_id AS "publicId", stream_id AS "streamId", hub_id AS "hubId", carrier_id AS "carrierId",
         direction, mode, number, origin_id AS "originId", destination_id AS "destinationId", status, attention, overdue, cut_off_at AS "cutOffAt",
         departs_at AS "departsAt", arrives_at AS "arrivesAt", estimated_arrival_at AS "estimatedArrivalAt",
         left_at AS "leftAt", arrived_at AS "arrivedAt", capacity_pallets AS "capacityPallets",
         capacity_kilograms AS "capacityKilograms", temperature_classes AS "temperatureClasses",
         reserved_pallets AS "reservedPallets", reserved_kilograms AS "reservedKilograms",
         capacity_cold_pallets AS "capacityColdPallets", reserved_cold_pallets AS "reservedColdPallets", simulated,
         estimated_departure_at AS "estimatedDepartureAt", delay_reason AS "delayReason"
    FROM transport`;

@Injectable()
export class TransportStore {
  /** @returns the internal id, or null when this number and departure are on the timetable already. */
  async insert(tx: Transaction, one: NewTransport): Promise<string | null> {
    const row = await tx.one<{ id: string }>(
      `INSERT INTO transport (public_id, stream_id, hub_id, carrier_id, direction, mode, number, origin_id,
                              destination_id, status, cut_off_at, departs_at, arrives_at, capacity_pallets,
                              capacity_kilograms, temperature_classes, capacity_cold_pallets, simulated)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'SCHEDULED', $10, $11, $12, $13, $14, $15, $16, $17)
       ON CONFLICT ON CONSTRAINT transport_number_key DO NOTHING RETURNING id`,
      PARAMETERS.map((name) => one[name]),
    );
    return row?.id ?? null;
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<TransportRow[]> {
    return tx.query<TransportRow>(`${TRANSPORT} WHERE id = ANY($1::bigint[])`, [ids]);
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<TransportRow[]> {
    return tx.query<TransportRow>(`${TRANSPORT} WHERE public_id = ANY($1::uuid[])`, [publicIds]);
  }

  /** In the order of departure, then of making. */
  page(
    tx: Transaction,
    whose: TransportsOf,
    direction: TransportDirection,
    after: TransportPlace,
    limit: number,
  ): Promise<TransportRow[]> {
    return tx.query<TransportRow>(
      `${TRANSPORT} WHERE ${firstWall.where(`${whose.hubId === null ? 'carrier_id' : 'hub_id'} = $1`)} AND direction = $2
          AND (departs_at, public_id) > ($3::timestamptz, $4::uuid) ORDER BY departs_at, public_id LIMIT $5`,
      [
        whose.hubId ?? whose.carrierId,
        direction,
        after?.departsAt ?? '-infinity',
        after?.publicId ?? '00000000-0000-0000-0000-000000000000',
        limit,
      ],
    );
  }

  /** What a hub can still send goods on, in the order of departure. */
  departures(tx: Transaction, hubId: number, from: Date, limit: number): Promise<TransportRow[]> {
    return tx.query<TransportRow>(
      `${TRANSPORT} WHERE hub_id = $1 AND direction = 'OUTBOUND' AND departs_at >= $2 AND cut_off_at >= $2
          AND status = 'SCHEDULED' ORDER BY departs_at, public_id LIMIT $3`,
      [hubId, from, limit],
    );
  }

  /** Simulated ones whose departure is due and that have not ended. */
  simulatedUnderWay(tx: Transaction, limit: number): Promise<TransportRow[]> {
    return tx.query<TransportRow>(
      `${TRANSPORT} WHERE simulated AND status IN ('SCHEDULED', 'LEFT')
          AND (status = 'LEFT' OR least(departs_at, estimated_departure_at) <= hub_now())
        ORDER BY departs_at, id LIMIT $1`,
      [limit],
    );
  }

  /** Writes the fold of the transport's stream. The caller holds the stream's head. */
  async storeState(tx: Transaction, id: string, state: TransportState): Promise<void> {
    await tx.execute(
      `UPDATE transport SET status = $2, attention = $3, overdue = $4, left_at = $5, arrived_at = $6,
              estimated_arrival_at = $7, estimated_departure_at = $8, delay_reason = $9 WHERE id = $1`,
      [
        id,
        state.status,
        state.attention,
        state.overdue,
        state.leftAt,
        state.arrivedAt,
        state.estimatedArrivalAt,
        state.estimatedDepartureAt,
        state.delayReason,
      ],
    );
  }

  /** Takes capacity, if there is any and the doors are open. @returns false when there is not. */
  async reserve(tx: Transaction, id: string, { pallets, kilograms, coldPallets }: Places): Promise<boolean> {
    const taken = await tx.execute(
      `UPDATE transport SET reserved_pallets = reserved_pallets + $2, reserved_kilograms = reserved_kilograms + $3,
              reserved_cold_pallets = reserved_cold_pallets + $4
        WHERE id = $1 AND status = 'SCHEDULED' AND cut_off_at >= hub_now()
          AND reserved_pallets + $2 <= capacity_pallets AND reserved_kilograms + $3 <= capacity_kilograms
          AND reserved_cold_pallets + $4 <= capacity_cold_pallets`,
      [id, pallets, kilograms, coldPallets],
    );
    return taken === 1;
  }

  /** Gives capacity back. @returns false when that much was never reserved. */
  async release(tx: Transaction, id: string, { pallets, kilograms, coldPallets }: Places): Promise<boolean> {
    const given = await tx.execute(
      `UPDATE transport SET reserved_pallets = reserved_pallets - $2, reserved_kilograms = reserved_kilograms - $3,
              reserved_cold_pallets = reserved_cold_pallets - $4
        WHERE id = $1 AND reserved_pallets >= $2 AND reserved_kilograms >= $3 AND reserved_cold_pallets >= $4`,
      [id, pallets, kilograms, coldPallets],
    );
    return given === 1;
  }
}
