import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Streams of append-only events. */
export class History1000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STREAMS);
    await runner.query(EVENTS);
    await runner.query(APPEND);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A stream is the ordered history of one subject. last_sequence is its head: whoever appends locks the head
 * first, several heads in id order. stream_append is one row a transaction and stream: it carries what all
 * its events share (who, when recorded, which request), so that the event rows stay narrow.
 */
const STREAMS = `
CREATE TABLE stream (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('organisation', 'hub', 'transport', 'consignment', 'dispatch')),
  subject uuid NOT NULL UNIQUE,
  last_sequence int NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
CREATE TABLE stream_append (
  stream_id bigint NOT NULL,
  first_sequence int NOT NULL,
  last_sequence int NOT NULL,
  actor_id int NOT NULL,
  organisation_id int NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recorded_real_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL,
  PRIMARY KEY (stream_id, first_sequence)
);`;

/**
 * unit_id 0: the event is about the stream's subject itself. corrects 0: it corrects nothing. location_id 0:
 * none was said. No null columns: a null bitmap would cost eight bytes a row.
 */
const EVENTS = `
CREATE TABLE event (
  stream_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  client_key uuid NOT NULL,
  sequence int NOT NULL,
  organisation_id int NOT NULL,
  corrects int NOT NULL,
  location_id int NOT NULL,
  code smallint NOT NULL,
  capture smallint NOT NULL,
  PRIMARY KEY (stream_id, sequence)
);
CREATE UNIQUE INDEX event_client_key ON event (organisation_id, client_key);
CREATE INDEX event_unit ON event (unit_id) WHERE unit_id <> 0;
CREATE TABLE event_detail (
  stream_id bigint NOT NULL,
  sequence int NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (stream_id, sequence)
);`;

/**
 * Appends events to one stream under its head's lock and answers the first sequence number. The arrays are
 * parallel; a null detail leaves no row.
 */
const APPEND = `
CREATE FUNCTION history_append(
  p_stream bigint, p_actor int, p_organisation int, p_request text, p_now timestamptz,
  p_units bigint[], p_codes smallint[], p_occurred timestamptz[], p_keys uuid[], p_captures smallint[],
  p_corrects int[], p_locations int[], p_details jsonb[]
) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_first int;
  v_count int := cardinality(p_codes);
BEGIN
  UPDATE stream SET last_sequence = last_sequence + v_count WHERE id = p_stream
    RETURNING last_sequence - v_count + 1 INTO v_first;
  IF v_first IS NULL THEN RAISE EXCEPTION 'stream % does not exist', p_stream; END IF;
  INSERT INTO event (stream_id, unit_id, occurred_at, client_key, sequence, organisation_id, corrects, location_id, code, capture)
    SELECT p_stream, e.unit, e.occurred, e.key, v_first + (e.ord)::int - 1, p_organisation, e.corrects, e.location, e.code, e.capture
      FROM unnest(p_units, p_codes, p_occurred, p_keys, p_captures, p_corrects, p_locations)
           WITH ORDINALITY AS e (unit, code, occurred, key, capture, corrects, location, ord);
  INSERT INTO event_detail (stream_id, sequence, detail)
    SELECT p_stream, v_first + d.ord::int - 1, d.detail
      FROM unnest(p_details) WITH ORDINALITY AS d (detail, ord) WHERE d.detail IS NOT NULL;
  INSERT INTO stream_append (stream_id, first_sequence, last_sequence, actor_id, organisation_id, recorded_at, request_id)
    VALUES (p_stream, v_first, v_first + v_count - 1, p_actor, p_organisation, p_now, p_request);
  RETURN v_first;
END $$;`;
