import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { columns, type NewEvent } from './event.js';

export type StreamKind =
  | 'organisation'
  | 'hub'
  | 'transport'
  | 'consignment'
  | 'dispatch'
  | 'request'
  | 'pledge';

export interface EventRow {
  streamId: string;
  sequence: number;
  unitId: string;
  code: number;
  occurredAt: Date;
  recordedAt: Date;
  recordedRealAt: Date;
  actorId: number;
  organisationId: number;
  capture: number;
  corrects: number;
  locationId: number;
  clientKey: string;
  detail: Record<string, unknown> | null;
}

export type BareEvent = Pick<EventRow, 'unitId' | 'code' | 'occurredAt'>;

const EVENT = `
  SELECT e.stream_id AS "streamId", e.sequence, e.unit_id AS "unitId", e.code, e.occurred_at AS "occurredAt",
         a.recorded_at AS "recordedAt", a.recorded_real_at AS "recordedRealAt", a.actor_id AS "actorId",
         e.organisation_id AS "organisationId", e.capture, e.corrects,
         e.location_id AS "locationId", e.client_key AS "clientKey", d.detail
    FROM event e
    JOIN stream_append a ON a.stream_id = e.stream_id AND a.first_sequence = (
      SELECT max(b.first_sequence) FROM stream_append b WHERE b.stream_id = e.stream_id AND b.first_sequence <= e.sequence)
    LEFT JOIN event_detail d ON d.stream_id = e.stream_id AND d.sequence = e.sequence`;

@Injectable()
export class HistoryStore {
  async open(tx: Transaction, kind: StreamKind, subject: string): Promise<string> {
    const row = await tx.one<{ id: string }>(
      'INSERT INTO stream (kind, subject) VALUES ($1, $2) RETURNING id',
      [kind, subject],
    );
    if (!row) throw new Error('A new stream got no id');
    return row.id;
  }

  /** Locks the heads, in id order: the one lock order of the house. */
  async lock(tx: Transaction, streamIds: readonly string[]): Promise<void> {
    await tx.query('SELECT id FROM stream WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE', [streamIds]);
  }

  async now(tx: Transaction): Promise<Date> {
    const row = await tx.one<{ now: Date }>('SELECT hub_now() AS now');
    return row?.now ?? new Date();
  }

  async append(tx: Transaction, streamId: string, events: readonly NewEvent[], now: Date): Promise<number> {
    const { actorId, organisationId, requestId } = tx.principal;
    const row = await tx.one<{ first: number }>(
      `SELECT history_append($1, $2, $3, $4, $5, $6::bigint[], $7::smallint[], $8::timestamptz[], $9::uuid[],
                             $10::smallint[], $11::int[], $12::int[], $13::jsonb[]) AS first`,
      [streamId, actorId, organisationId, requestId, now, ...columns(events, now)],
    );
    return row?.first ?? 0;
  }

  /** The events of several streams after a sequence each, oldest first, at most `limit` a stream. */
  ofStreams(
    tx: Transaction,
    streamIds: readonly string[],
    after: number,
    limit: number,
  ): Promise<EventRow[]> {
    return tx.query<EventRow>(
      `SELECT page.* FROM unnest($1::bigint[]) AS s (id)
         CROSS JOIN LATERAL (${EVENT} WHERE e.stream_id = s.id AND e.sequence > $2 ORDER BY e.sequence LIMIT $3) AS page`,
      [streamIds, after, limit],
    );
  }

  /**
   * Events of these codes in one stretch of a stream, without who recorded them and when: a batch of scans has
   * five hundred, and looking that up costs ten times what reading them does.
   */
  bareInStream(
    tx: Transaction,
    streamId: string,
    { first, last }: { readonly first: number; readonly last: number },
    codes: readonly number[],
  ): Promise<BareEvent[]> {
    return tx.query<BareEvent>(
      `SELECT unit_id AS "unitId", code, occurred_at AS "occurredAt" FROM event
        WHERE stream_id = $1 AND sequence BETWEEN $2 AND $3 AND code = ANY($4::smallint[]) ORDER BY sequence`,
      [streamId, first, last, codes],
    );
  }

  /** All events of these units, whichever stream holds them, in the order in which they were recorded. */
  ofUnits(tx: Transaction, unitIds: readonly string[]): Promise<EventRow[]> {
    return tx.query<EventRow>(
      `${EVENT} WHERE e.unit_id = ANY($1::bigint[]) AND e.unit_id <> 0 ORDER BY e.unit_id, e.stream_id, e.sequence`,
      [unitIds],
    );
  }
}
