import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals the history: every append carries a hash of itself and of all that came before it in its stream. */
export class Seals1000000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(CANONICAL);
    await runner.query(SEALED);
    await runner.query(HINDSIGHT);
    await runner.query(TRIGGER);
    await runner.query(ANCHORS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * hindsight: events up to this one were there before there were seals. They are sealed as this migration found them:
 * who changed them before is not told. seal: SHA-256 of the former seal, the append and its events. marks: the first
 * two bytes of each event's own hash, so that a broken seal names the event and not only the append.
 */
const COLUMNS = `
ALTER TABLE stream ADD COLUMN hindsight int NOT NULL DEFAULT 0;
ALTER TABLE stream_append ADD COLUMN seal bytea, ADD COLUMN marks bytea;`;

/** The bytes of docs/history.md, in the words of Postgres. Whatever changes here is another format: see there. */
const CANONICAL = `
CREATE FUNCTION history_text(p_text text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT int4send(coalesce(octet_length(convert_to(p_text, 'UTF8')), -1)) || coalesce(convert_to(p_text, 'UTF8'), '')
$$;
CREATE FUNCTION history_start(p_stream bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(history_text('liege-hub history 1') || int8send(id) || history_text(kind) || uuid_send(subject) || int4send(hindsight))
    FROM stream WHERE id = p_stream
$$;
CREATE FUNCTION history_audit(p_stream bigint, p_key uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to('a', 'UTF8') || int4send(hub_id) || int4send(organisation_id) || history_text(act) || history_text(subject_kind)
         || history_text(subject) || history_text(before::text) || history_text(after::text) || history_text(reason::text)
    FROM audit_entry WHERE stream_id = p_stream AND client_key = p_key
$$;`;

/**
 * One append with its seal and its marks. Its rows are read back as they are stored. A batch of scans has no details,
 * so they are looked up one by one only where there are any; an event with an audit entry says so (256 in its capture).
 */
const SEALED = `
CREATE FUNCTION history_sealed(p_append stream_append) RETURNS stream_append LANGUAGE plpgsql AS $$
DECLARE
  v_leaves bytea;
  v_previous bytea;
  v_detailed boolean := EXISTS (SELECT FROM event_detail d
    WHERE d.stream_id = p_append.stream_id AND d.sequence BETWEEN p_append.first_sequence AND p_append.last_sequence);
BEGIN
  SELECT string_agg(leaf, ''::bytea ORDER BY sequence), string_agg(substr(leaf, 1, 2), ''::bytea ORDER BY sequence)
    INTO v_leaves, p_append.marks
    FROM (
      SELECT e.sequence, sha256(
               int8send(e.stream_id) || int8send(e.unit_id) || timestamptz_send(e.occurred_at) || uuid_send(e.client_key)
               || int4send(e.sequence) || int4send(e.organisation_id) || int4send(e.corrects) || int4send(e.location_id)
               || int2send(e.code) || int2send(e.capture)
               || CASE WHEN v_detailed THEN coalesce((SELECT convert_to('d', 'UTF8') || history_text(d.detail::text) FROM event_detail d
                                                       WHERE d.stream_id = e.stream_id AND d.sequence = e.sequence), '') ELSE '' END
               || CASE WHEN e.capture & 256 <> 0 THEN coalesce(history_audit(e.stream_id, e.client_key), '') ELSE '' END) AS leaf
        FROM event e
       WHERE e.stream_id = p_append.stream_id AND e.sequence BETWEEN p_append.first_sequence AND p_append.last_sequence
       ORDER BY e.sequence OFFSET 0) AS leaves;
  SELECT a.seal INTO v_previous FROM stream_append a
   WHERE a.stream_id = p_append.stream_id AND a.first_sequence < p_append.first_sequence ORDER BY a.first_sequence DESC LIMIT 1;
  p_append.marks := coalesce(p_append.marks, '');
  p_append.seal := sha256(
    coalesce(v_previous, history_start(p_append.stream_id), '') || int8send(p_append.stream_id)
    || int4send(p_append.first_sequence) || int4send(p_append.last_sequence) || int4send(p_append.actor_id)
    || int4send(p_append.organisation_id) || timestamptz_send(p_append.recorded_at)
    || timestamptz_send(p_append.recorded_real_at) || history_text(p_append.request_id) || coalesce(v_leaves, ''));
  RETURN p_append;
END $$;`;

/** What is there already, in its order. */
const HINDSIGHT = `
UPDATE stream SET hindsight = last_sequence WHERE last_sequence > 0;
DO $$
DECLARE
  a stream_append;
BEGIN
  FOR a IN SELECT * FROM stream_append ORDER BY stream_id, first_sequence LOOP
    a := history_sealed(a);
    UPDATE stream_append SET seal = a.seal, marks = a.marks WHERE stream_id = a.stream_id AND first_sequence = a.first_sequence;
  END LOOP;
END $$;
ALTER TABLE stream_append ALTER COLUMN seal SET NOT NULL, ALTER COLUMN marks SET NOT NULL;`;

/**
 * Whoever appends holds the head's lock and has written the events: the seal needs no lock and no round trip of its own,
 * and nobody can forget it. As the owner, so that it reads all rows of the append, whoever's they are. A row that has a
 * seal is that of a backup which is put back.
 */
const TRIGGER = `
CREATE FUNCTION history_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.seal IS NULL THEN NEW := history_sealed(NEW); END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION history_seal() FROM PUBLIC;
CREATE TRIGGER history_seal BEFORE INSERT ON stream_append FOR EACH ROW EXECUTE FUNCTION history_seal();`;

/**
 * Which lines were written to which file of anchors, and how far each stream is in it. Only a memory of the worker's:
 * what counts is the file. The index is for "what was appended a moment ago": rows come in the order of time.
 */
const ANCHORS = `
CREATE TABLE history_anchor (
  file uuid NOT NULL,
  number int NOT NULL,
  written_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  digest bytea NOT NULL,
  streams int NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (file, number)
);
CREATE TABLE history_anchored (
  file uuid NOT NULL,
  stream_id bigint NOT NULL,
  sequence int NOT NULL,
  PRIMARY KEY (file, stream_id)
);
CREATE INDEX stream_append_recorded ON stream_append USING brin (recorded_real_at) WITH (autosummarize = on);`;
