import type { Query } from '../../platform/database/reference-loader.js';

export interface StoredUnit {
  id: string;
  sscc: string;
  streamId: string;
  status: number;
  attention: boolean;
  receivedAt: Date | null;
  locationId: number;
}

export interface StoredEvent {
  unitId: string;
  streamId: string;
  sequence: number;
  code: number;
  occurredAt: Date;
  clientKey: string;
  corrects: number;
  locationId: number;
  detail: Record<string, unknown> | null;
}

export interface StoredTransport {
  id: string;
  number: string;
  streamId: string;
  departsAt: Date;
  arrivesAt: Date;
  status: string;
  attention: boolean;
  overdue: boolean;
  leftAt: Date | null;
  arrivedAt: Date | null;
  estimatedArrivalAt: Date | null;
  estimatedDepartureAt: Date | null;
  delayReason: string | null;
  /** Of each reported stop: which, and its times in milliseconds. */
  calls: string[];
}

export interface StoredDispatch {
  id: string;
  reference: string;
  streamId: string;
  status: string;
  stage: string | null;
}

const EVENT = `SELECT e.unit_id AS "unitId", e.stream_id AS "streamId", e.sequence, e.code, e.occurred_at AS "occurredAt",
  e.client_key AS "clientKey", e.corrects, e.location_id AS "locationId"`;

/** Units with their states, in the order of their ids, after one of them. */
export async function unitsAfter(query: Query, after: string, limit: number): Promise<StoredUnit[]> {
  const rows = await query(
    `SELECT u.id, lpad(u.sscc::text, 18, '0') AS sscc, u.stream_id AS "streamId", s.status, s.attention,
            s.received_at AS "receivedAt", s.location_id AS "locationId"
       FROM unit_state s JOIN unit u ON u.id = s.unit_id WHERE s.unit_id > $1 ORDER BY s.unit_id LIMIT $2`,
    [after, limit],
  );
  return rows as StoredUnit[];
}

export async function eventsOfUnits(query: Query, unitIds: readonly string[]): Promise<StoredEvent[]> {
  const rows = await query(
    `${EVENT}, NULL AS detail FROM event e WHERE e.unit_id = ANY($1::bigint[]) AND e.unit_id <> 0
      ORDER BY e.unit_id, e.stream_id, e.sequence`,
    [unitIds],
  );
  return rows as StoredEvent[];
}

export async function transportsAfter(
  query: Query,
  after: string,
  limit: number,
): Promise<StoredTransport[]> {
  const rows = await query(
    `SELECT id, number, stream_id AS "streamId", departs_at AS "departsAt", arrives_at AS "arrivesAt", status, attention,
            overdue, left_at AS "leftAt", arrived_at AS "arrivedAt", estimated_arrival_at AS "estimatedArrivalAt",
            estimated_departure_at AS "estimatedDepartureAt", delay_reason AS "delayReason",
            ARRAY(SELECT format('%s %s %s', s.ordinal, (extract(epoch FROM s.arrived_at) * 1000)::bigint,
                                (extract(epoch FROM s.left_at) * 1000)::bigint)
                    FROM transport_stop s WHERE s.transport_id = transport.id
                     AND (s.arrived_at IS NOT NULL OR s.left_at IS NOT NULL) ORDER BY s.ordinal) AS calls
       FROM transport WHERE id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows as StoredTransport[];
}

export async function dispatchesAfter(query: Query, after: string, limit: number): Promise<StoredDispatch[]> {
  const rows = await query(
    `SELECT d.id, d.reference, d.stream_id AS "streamId", d.status, w.stage
       FROM dispatch d LEFT JOIN dispatch_worklist w ON w.dispatch_id = d.id WHERE d.id > $1 ORDER BY d.id LIMIT $2`,
    [after, limit],
  );
  return rows as StoredDispatch[];
}

/** The events about the subjects of these streams, and not about units. */
export async function eventsOfStreams(query: Query, streamIds: readonly string[]): Promise<StoredEvent[]> {
  const rows = await query(
    `${EVENT}, d.detail FROM event e LEFT JOIN event_detail d ON d.stream_id = e.stream_id AND d.sequence = e.sequence
      WHERE e.stream_id = ANY($1::bigint[]) AND e.unit_id = 0 ORDER BY e.stream_id, e.sequence`,
    [streamIds],
  );
  return rows as StoredEvent[];
}
