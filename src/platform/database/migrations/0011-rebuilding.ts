import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pallets are built from others, acts are taken back, and what nobody awaits any more leaves the worklist. */
export class Rebuilding1000000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORKLIST);
    await runner.query(REFOLD);
    await runner.query(APPLY);
    await runner.query(SETTLE);
    await runner.query(NESTING);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * NOT_AWAITED: its consignment was cancelled, or its receipt was taken back and nobody announced it. The row
 * stays, so that it is received all the same when it comes.
 */
const WORKLIST = `
ALTER TABLE unit_worklist DROP CONSTRAINT unit_worklist_stage_check;
ALTER TABLE unit_worklist ADD CONSTRAINT unit_worklist_stage_check
  CHECK (stage IN ('EXPECTED', 'PRESENT', 'NOT_AWAITED'));
CREATE VIEW consignments_books_view WITH (security_invoker = true) AS
  SELECT id AS consignment_id, stream_id, hub_id, donor_id, (cancelled_at IS NOT NULL OR rejected_at IS NOT NULL) AS withdrawn
    FROM consignment;
UPDATE unit_worklist w SET stage = 'NOT_AWAITED'
  FROM unit u JOIN consignments_books_view c ON c.stream_id = u.stream_id
 WHERE w.unit_id = u.id AND w.stage = 'EXPECTED' AND c.withdrawn;`;

/** Cartons in pallets. A unit stands in one other at most; that no chain bites its tail is guarded under the hub's head. */
const NESTING = `
CREATE TABLE unit_nesting (
  unit_id bigint PRIMARY KEY,
  parent_id bigint NOT NULL,
  CONSTRAINT unit_nesting_self_check CHECK (unit_id <> parent_id)
);
CREATE INDEX unit_nesting_parent ON unit_nesting (parent_id);`;

/** As before, with UNIT_BUILT (114) among the events that say that a unit is here, unless they contradict what is known. */
const REFOLD = `
CREATE OR REPLACE FUNCTION unit_refold(p_units bigint[])
RETURNS TABLE (unit_id bigint, client_key uuid, code smallint, effect char(1), before_status smallint, after_status smallint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  e record;
  m record;
  s unit_state;
  v_before smallint;
BEGIN
  FOR e IN
    WITH counted AS (
      SELECT v.*, c.command, c.precedence,
             count(*) FILTER (WHERE c.command) OVER (PARTITION BY v.unit_id ORDER BY v.sequence) AS commands
        FROM event v JOIN unit_event_code c ON c.code = v.code
       WHERE v.unit_id = ANY (p_units) AND v.unit_id <> 0 AND v.corrects = 0
         AND NOT EXISTS (SELECT 1 FROM event k WHERE k.unit_id = v.unit_id AND k.unit_id <> 0 AND k.stream_id = v.stream_id AND k.corrects = v.sequence)
    )
    SELECT * FROM counted
     ORDER BY unit_id, commands * 2 + CASE WHEN command THEN 0 ELSE 1 END, occurred_at, precedence, client_key
  LOOP
    IF s.unit_id IS DISTINCT FROM e.unit_id THEN
      IF s.unit_id IS NOT NULL THEN PERFORM unit_state_store(s); END IF;
      SELECT status INTO v_before FROM unit_state WHERE unit_id = e.unit_id;
      s := ROW(e.unit_id, '-infinity', NULL, 0, 1, false)::unit_state;
    END IF;
    SELECT * INTO m FROM unit_move WHERE from_status = s.status AND unit_move.code = e.code;
    unit_id := e.unit_id; client_key := e.client_key; code := e.code; effect := m.effect;
    before_status := v_before; after_status := m.to_status;
    s.status := m.to_status;
    s.attention := s.attention OR m.effect = 'C';
    s.last_occurred_at := CASE WHEN e.command THEN '-infinity' ELSE greatest(s.last_occurred_at, e.occurred_at) END;
    IF e.code IN (101, 102, 103, 114) AND m.effect <> 'C' THEN s.received_at := coalesce(s.received_at, e.occurred_at); END IF;
    IF e.location_id > 0 AND m.effect <> 'C' THEN s.location_id := e.location_id; END IF;
    RETURN NEXT;
  END LOOP;
  IF s.unit_id IS NOT NULL THEN PERFORM unit_state_store(s); END IF;
END $$;`;

/**
 * As before, with UNIT_BUILT (114), with the arrival of a unit that nobody awaited any more, and counting towards a
 * consignment only what was announced: a pallet that was built here stands in its stream as well.
 */
const APPLY = `
CREATE OR REPLACE FUNCTION unit_apply(
  p_organisation int, p_actor int, p_request text, p_now timestamptz,
  p_units bigint[], p_streams bigint[], p_codes smallint[], p_occurred timestamptz[], p_keys uuid[],
  p_captures smallint[], p_locations int[], p_details jsonb[]
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_letters text[];
  v_fresh boolean[];
  v_arrived bigint[];
  v_left bigint[];
  v_again bigint[];
  v_to smallint[];
  v_posted bigint;
  v_effect char(1)[];
  r record;
BEGIN
  PERFORM 1 FROM stream WHERE id = ANY (p_streams) ORDER BY id FOR UPDATE;
  SELECT array_agg(NOT repeated ORDER BY ord), array_agg(CASE WHEN repeated THEN 'D' END ORDER BY ord)
    INTO v_fresh, v_letters
    FROM (SELECT ord, row_number() OVER (PARTITION BY key ORDER BY ord) > 1 AS repeated
            FROM unnest(p_keys) WITH ORDINALITY AS k (key, ord)) AS keys;
  FOR attempt IN 1..3 LOOP
    BEGIN
      INSERT INTO event (stream_id, unit_id, occurred_at, client_key, sequence, organisation_id, corrects, location_id, code, capture)
        SELECT s.stream, s.unit, s.occurred, s.key,
               h.last_sequence + row_number() OVER (PARTITION BY s.stream ORDER BY s.ord),
               p_organisation, 0, s.location, s.code, s.capture
          FROM unnest(p_units, p_streams, p_codes, p_occurred, p_keys, p_captures, p_locations, v_fresh)
               WITH ORDINALITY AS s (unit, stream, code, occurred, key, capture, location, fresh, ord)
          JOIN stream h ON h.id = s.stream
         WHERE s.fresh ORDER BY s.key;
      EXIT;
    EXCEPTION WHEN unique_violation THEN
      IF attempt = 3 THEN RAISE; END IF;
      SELECT array_agg(s.fresh AND e.unit_id IS NULL ORDER BY s.ord),
             array_agg(CASE WHEN e.unit_id IS NULL THEN s.letter
                            WHEN e.unit_id = s.unit AND e.code = s.code THEN 'D' ELSE 'K' END ORDER BY s.ord)
        INTO v_fresh, v_letters
        FROM unnest(p_units, p_codes, p_keys, v_fresh, v_letters) WITH ORDINALITY AS s (unit, code, key, fresh, letter, ord)
        LEFT JOIN event e ON e.organisation_id = p_organisation AND e.client_key = s.key;
    END;
  END LOOP;
  IF NOT (true = ANY (v_fresh)) THEN RETURN array_to_string(v_letters, ''); END IF;

  IF p_details IS NOT NULL THEN
    INSERT INTO event_detail (stream_id, sequence, detail)
      SELECT e.stream_id, e.sequence, s.detail
        FROM unnest(p_keys, p_details, v_fresh) AS s (key, detail, fresh)
        JOIN event e ON e.organisation_id = p_organisation AND e.client_key = s.key
       WHERE s.fresh AND s.detail IS NOT NULL;
  END IF;

  WITH counted AS (
    SELECT s.stream, count(*)::int AS n FROM unnest(p_streams, v_fresh) AS s (stream, fresh) WHERE s.fresh GROUP BY s.stream
  ), moved AS (
    UPDATE stream h SET last_sequence = h.last_sequence + c.n FROM counted c WHERE h.id = c.stream
    RETURNING h.id, h.subject, h.last_sequence, c.n
  ), appended AS (
    INSERT INTO stream_append (stream_id, first_sequence, last_sequence, actor_id, organisation_id, recorded_at, request_id)
      SELECT id, last_sequence - n + 1, last_sequence, p_actor, p_organisation, p_now, p_request FROM moved
  )
  INSERT INTO outbox (id, kind, name, payload, request_id)
    SELECT hub_new_id(), 'event', 'units.recorded',
           jsonb_build_object('subject', subject, 'firstSequence', last_sequence - n + 1, 'lastSequence', last_sequence),
           p_request
      FROM moved;

  -- The lifecycle as two arrays: looked up by place, once a row, where a join would read twelve rows each.
  SELECT array_agg(m.to_status ORDER BY i), array_agg(m.effect ORDER BY i) INTO v_to, v_effect
    FROM generate_series(0, 16 * 16 - 1) AS i LEFT JOIN unit_move m ON m.from_status = i / 16 AND m.code = 100 + i % 16;

  WITH scans AS (
    SELECT s.*, c.command, count(*) OVER (PARTITION BY s.unit) AS together
      FROM unnest(p_units, p_codes, p_occurred, p_locations, v_fresh)
           WITH ORDINALITY AS s (unit, code, occurred, location, fresh, ord)
      JOIN unit_event_code c ON c.code = s.code
     WHERE s.fresh
  ), moved AS (
    UPDATE unit_state st
       SET status = v_to[st.status * 16 + s.code - 99],
           attention = st.attention OR v_effect[st.status * 16 + s.code - 99] = 'C',
           last_occurred_at = CASE WHEN s.command THEN '-infinity' ELSE s.occurred END,
           received_at = coalesce(st.received_at, CASE WHEN s.code IN (101, 102, 103, 114) AND v_effect[st.status * 16 + s.code - 99] <> 'C' THEN s.occurred END),
           location_id = CASE WHEN s.location > 0 AND v_effect[st.status * 16 + s.code - 99] <> 'C'
                              THEN s.location ELSE st.location_id END
      FROM scans s JOIN unit_state old ON old.unit_id = s.unit
     WHERE st.unit_id = s.unit AND s.together = 1 AND (s.command OR s.occurred > st.last_occurred_at)
    RETURNING s.ord, s.unit, s.code, v_effect[old.status * 16 + s.code - 99] AS effect, st.status AS to_status
  )
  SELECT array_agg(coalesce(v_letters[o.ord], unit_letter(m.effect, m.code), CASE WHEN s.ord IS NULL THEN 'A' END) ORDER BY o.ord),
         array_agg(m.unit) FILTER (WHERE m.effect <> 'R' AND m.to_status BETWEEN 2 AND 5),
         array_agg(m.unit) FILTER (WHERE m.effect <> 'R' AND m.to_status > 5),
         array_agg(DISTINCT s.unit) FILTER (WHERE s.ord IS NOT NULL AND m.ord IS NULL)
    INTO v_letters, v_arrived, v_left, v_again
    FROM generate_subscripts(p_units, 1) AS o (ord)
    LEFT JOIN scans s ON s.ord = o.ord
    LEFT JOIN moved m ON m.ord = o.ord;

  IF v_again IS NOT NULL THEN
    FOR r IN
      SELECT s.ord, f.* FROM unit_refold(v_again) f
        LEFT JOIN unnest(p_keys, v_fresh) WITH ORDINALITY AS s (key, fresh, ord) ON s.key = f.client_key AND s.fresh
    LOOP
      IF r.ord IS NOT NULL THEN v_letters[r.ord] := unit_letter(r.effect, r.code); END IF;
    END LOOP;
    -- Late events may have moved a unit either way: the worklist follows from the folded status alone.
    SELECT array_agg(unit_id) FILTER (WHERE status BETWEEN 2 AND 5) || v_arrived,
           array_agg(unit_id) FILTER (WHERE status > 5) || v_left
      INTO v_arrived, v_left FROM unit_state WHERE unit_id = ANY (v_again);
  END IF;

  IF v_arrived IS NOT NULL THEN
    WITH arrived AS (
      UPDATE unit_worklist SET stage = 'PRESENT' WHERE unit_id = ANY (v_arrived) AND stage <> 'PRESENT' RETURNING unit_id
    )
    SELECT count(consignment_post_received(g.stream_id, g.n)) INTO v_posted
      FROM (SELECT u.stream_id, count(*)::int AS n FROM arrived a JOIN unit u ON u.id = a.unit_id AND u.expected
             GROUP BY u.stream_id ORDER BY u.stream_id) g;
  END IF;
  IF v_left IS NOT NULL THEN DELETE FROM unit_worklist WHERE unit_id = ANY (v_left); END IF;
  RETURN array_to_string(v_letters, '');
END $$;`;

/**
 * Units anew from what is left of their events after corrections: state, worklist, and how many of its units
 * a consignment has received. The caller holds the heads of their home streams.
 */
const SETTLE = `
CREATE FUNCTION unit_settle(p_units bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_received bigint[];
BEGIN
  SELECT array_agg(unit_id) INTO v_received FROM unit_state WHERE unit_id = ANY (p_units) AND received_at IS NOT NULL;
  UPDATE unit_state SET status = 1, attention = false, last_occurred_at = '-infinity', received_at = NULL, location_id = 0
   WHERE unit_id = ANY (p_units);
  PERFORM count(*) FROM unit_refold(p_units);
  DELETE FROM unit_worklist w USING unit_state s
   WHERE s.unit_id = ANY (p_units) AND s.status > 5 AND w.unit_id = s.unit_id;
  INSERT INTO unit_worklist (unit_id, hub_id, stage)
    SELECT u.id, u.hub_id,
           CASE WHEN s.status > 1 THEN 'PRESENT' WHEN u.expected AND NOT coalesce(c.withdrawn, false) THEN 'EXPECTED' ELSE 'NOT_AWAITED' END
      FROM unit u JOIN unit_state s ON s.unit_id = u.id
      LEFT JOIN consignments_books_view c ON c.stream_id = u.stream_id
     WHERE u.id = ANY (p_units) AND s.status <= 5
  ON CONFLICT (unit_id) DO UPDATE SET stage = excluded.stage;
  PERFORM consignment_post_received(g.stream_id, g.n)
    FROM (SELECT u.stream_id, sum((s.received_at IS NOT NULL)::int - (u.id = ANY (coalesce(v_received, '{}')))::int)::int AS n
            FROM unit u JOIN unit_state s ON s.unit_id = u.id
           WHERE u.id = ANY (p_units) AND u.expected GROUP BY u.stream_id ORDER BY u.stream_id) g
   WHERE g.n <> 0;
END $$;`;
