import type { Query } from '../platform/database/reference-loader.js';
import type { AppendBytes, AuditFacts, StreamFacts } from './canonical.js';

export interface StreamRow extends StreamFacts {
  readonly lastSequence: number;
}

export interface AppendRow extends AppendBytes {
  readonly streamId: string;
  readonly recordedRealAt: Date;
  readonly seal: Buffer;
  readonly marks: Buffer;
}

export interface SealedEventRow {
  readonly streamId: string;
  readonly sequence: number;
  readonly capture: number;
  readonly columns: Buffer;
}

export interface DetailRow {
  readonly streamId: string;
  readonly sequence: number;
  readonly detail: string;
}

export interface AuditRow extends AuditFacts {
  readonly streamId: string;
  readonly sequence: number;
  readonly audited: boolean;
}

const ROWS_AT_ONCE = 2_000;

/** Only functions that Postgres brings: one of the hub's could have been replaced. */
const STREAMS = `SELECT id, kind, subject, hindsight, last_sequence AS "lastSequence" FROM stream ORDER BY id`;
const APPENDS = `
  SELECT stream_id AS "streamId", first_sequence AS "firstSequence", last_sequence AS "lastSequence",
         recorded_real_at AS "recordedRealAt", request_id AS "requestId", seal, marks,
         int8send(stream_id) || int4send(first_sequence) || int4send(last_sequence) || int4send(actor_id)
         || int4send(organisation_id) || timestamptz_send(recorded_at) || timestamptz_send(recorded_real_at) AS columns
    FROM stream_append ORDER BY stream_id, first_sequence`;
const EVENTS = `
  SELECT stream_id AS "streamId", sequence, capture,
         int8send(stream_id) || int8send(unit_id) || timestamptz_send(occurred_at) || uuid_send(client_key) || int4send(sequence)
         || int4send(organisation_id) || int4send(corrects) || int4send(location_id) || int2send(code) || int2send(capture) AS columns
    FROM event ORDER BY stream_id, sequence`;
const DETAILS = `SELECT stream_id AS "streamId", sequence, detail::text FROM event_detail ORDER BY stream_id, sequence`;
/** One without its event comes with the sequence 0, and one that its event does not own up to is not sealed. */
const AUDITS = `
  SELECT a.stream_id AS "streamId", coalesce(e.sequence, 0) AS sequence, coalesce(e.capture & 256 <> 0, false) AS audited,
         a.hub_id AS "hubId", a.organisation_id AS "organisationId", a.act, a.subject_kind AS "subjectKind", a.subject,
         a.before::text, a.after::text, a.reason::text
    FROM audit_entry a LEFT JOIN event e ON e.stream_id = a.stream_id AND e.client_key = a.client_key
   ORDER BY 1, 2`;

/** Rows in the order of their streams, some at a time, all as of the moment of the snapshot that `query` reads. */
export class SealedRows {
  private opened = 0;

  constructor(private readonly query: Query) {}

  streams = () => this.rows<StreamRow>(STREAMS);
  appends = () => this.rows<AppendRow>(APPENDS);
  events = () => this.rows<SealedEventRow>(EVENTS);
  details = () => this.rows<DetailRow>(DETAILS);
  audits = () => this.rows<AuditRow>(AUDITS);

  /** Seals of appends that end at these sequences; null where none does. */
  async sealsAt(streamIds: readonly string[], sequences: readonly number[]): Promise<(Buffer | null)[]> {
    const rows = (await this.query(
      `SELECT a.seal FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS h (stream_id, sequence, ord)
         LEFT JOIN LATERAL (
           SELECT b.seal, b.last_sequence FROM stream_append b
            WHERE b.stream_id = h.stream_id AND b.first_sequence <= h.sequence ORDER BY b.first_sequence DESC LIMIT 1
         ) a ON a.last_sequence = h.sequence ORDER BY h.ord`,
      [streamIds, sequences],
    )) as { seal: Buffer | null }[];
    return rows.map(({ seal }) => seal);
  }

  private async *rows<Row>(sql: string): AsyncGenerator<Row> {
    this.opened += 1;
    const name = `sealed_${this.opened}`;
    await this.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, []);
    for (;;) {
      const rows = (await this.query(`FETCH ${ROWS_AT_ONCE} IN ${name}`, [])) as Row[];
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await this.query(`CLOSE ${name}`, []);
  }
}
