import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import type { Call } from './call.fold.js';
import { TransportStop } from './transport-stop.entity.js';

export type NewStop = Pick<TransportStop, 'placeId' | 'arrivesAt' | 'departsAt' | 'gaugeChange'>;

@Injectable()
export class TransportStopStore {
  /** @param stops in the order of travel */
  async insert(tx: Transaction, transportId: string, stops: readonly NewStop[]): Promise<void> {
    if (stops.length === 0) return;
    const rows = stops.map((stop, place) => ({ ...stop, transportId, ordinal: place + 1 }));
    await tx.manager.insert(TransportStop, rows);
  }

  /** Of several transports, each in the order of travel. */
  ofTransports(tx: Transaction, transportIds: readonly string[]): Promise<TransportStop[]> {
    return tx.manager.find(TransportStop, {
      where: { transportId: In([...transportIds]) },
      order: { transportId: 'ASC', ordinal: 'ASC' },
    });
  }

  /** The same of as many as there are on a timetable. */
  ofTimetable(tx: Transaction, transportIds: readonly string[]): Promise<TransportStop[]> {
    return tx.query<TransportStop>(
      `SELECT transport_id AS "transportId", ordinal, place_id AS "placeId", arrives_at AS "arrivesAt",
              departs_at AS "departsAt", gauge_change AS "gaugeChange", arrived_at AS "arrivedAt", left_at AS "leftAt"
         FROM transport_stop WHERE transport_id = ANY($1::bigint[]) ORDER BY transport_id, ordinal`,
      [transportIds],
    );
  }

  /** Writes what the transport's stream says of its stops. The caller holds the stream's head. */
  async storeCalls(tx: Transaction, transportId: string, calls: readonly Call[]): Promise<void> {
    if (calls.length === 0) return;
    await tx.execute(
      `UPDATE transport_stop s SET arrived_at = c.arrived_at, left_at = c.left_at
         FROM unnest($2::smallint[], $3::timestamptz[], $4::timestamptz[]) AS c (ordinal, arrived_at, left_at)
        WHERE s.transport_id = $1 AND s.ordinal = c.ordinal`,
      [
        transportId,
        calls.map(({ ordinal }) => ordinal),
        calls.map(({ arrivedAt }) => arrivedAt),
        calls.map(({ leftAt }) => leftAt),
      ],
    );
  }
}
