import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Batches of scans. 500 of them are one statement from the API: every further round trip would hold the
 * streams' heads for longer.
 */
export class RecordScans1000000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RESOLVE);
    await runner.query(RECORD);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * The unit that an SSCC stands for at a hub: one that has not ended before one that has, the oldest first. An
 * SSCC that nobody announced becomes a unit of the hub's own stream: it is received too, not refused.
 */
const RESOLVE = `
CREATE FUNCTION unit_resolve(p_hub smallint, p_ssccs bigint[])
RETURNS TABLE (units bigint[], streams bigint[], existing_since timestamptz[])
LANGUAGE plpgsql STABLE AS $$
BEGIN
  -- Nearly always each number stands for one unit at most.
  RETURN QUERY
    SELECT array_agg(u.id ORDER BY s.ord), array_agg(u.stream_id ORDER BY s.ord),
           array_agg(CASE WHEN u.expected THEN u.created_at ELSE '-infinity' END ORDER BY s.ord)
      FROM unnest(p_ssccs) WITH ORDINALITY AS s (sscc, ord)
      LEFT JOIN unit u ON u.sscc = s.sscc AND u.hub_id = p_hub
    HAVING count(*) = cardinality(p_ssccs);
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    SELECT array_agg(u.id ORDER BY s.ord), array_agg(u.stream_id ORDER BY s.ord),
           array_agg(CASE WHEN u.expected THEN u.created_at ELSE '-infinity' END ORDER BY s.ord)
      FROM unnest(p_ssccs) WITH ORDINALITY AS s (sscc, ord)
      LEFT JOIN LATERAL (
        SELECT c.id, c.stream_id, c.created_at, c.expected FROM unit c JOIN unit_state st ON st.unit_id = c.id
         WHERE c.sscc = s.sscc AND c.hub_id = p_hub ORDER BY (st.status > 6), c.id LIMIT 1) u ON true;
END $$;
CREATE FUNCTION unit_appear(p_hub smallint, p_ssccs bigint[], p_now timestamptz) RETURNS void LANGUAGE sql AS $$
  WITH appeared AS (
    INSERT INTO unit (sscc, stream_id, created_at, public_id, hub_id, temperature_class, gross_grams, expected)
      SELECT DISTINCT ON (s.sscc) s.sscc, h.stream_id, p_now, hub_new_id(), p_hub, 'AMB', 0, false
        FROM unnest(p_ssccs) AS s (sscc), hub h WHERE h.id = p_hub ORDER BY s.sscc
      ON CONFLICT DO NOTHING RETURNING id
  ), listed AS (
    INSERT INTO unit_worklist (unit_id, hub_id, stage) SELECT id, p_hub, 'EXPECTED' FROM appeared
  )
  INSERT INTO unit_state (unit_id, last_occurred_at, status) SELECT id, '-infinity', 1 FROM appeared
$$;`;

/**
 * One batch of scans, whole: principal, idempotency, effect, outcome. A known key answers what is stored.
 * A device time more than five minutes ahead, or before its unit was announced, is not believed: the event is
 * ordered by the time at which it was recorded, flagged (64 in its capture), and keeps the device's time.
 */
const RECORD = `
CREATE FUNCTION record_scans(
  p_organisation int, p_actor int, p_kind text, p_hub smallint, p_request text, p_key text, p_fingerprint bytea,
  p_ssccs bigint[], p_codes smallint[], p_occurred timestamptz[], p_keys uuid[], p_captures smallint[],
  p_locations int[], p_details jsonb[], p_rejected jsonb, p_outcome jsonb,
  OUT stored_operation text, OUT stored_fingerprint bytea, OUT outcome jsonb
) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := hub_now();
  v_units bigint[];
  v_streams bigint[];
  v_since timestamptz[];
  v_letters text := '';
BEGIN
  PERFORM set_config('hub.organisation', p_organisation::text, true), set_config('hub.actor', p_actor::text, true),
          set_config('hub.kind', p_kind, true), set_config('hub.hub', p_hub::text, true);
  SELECT c.operation, c.fingerprint, c.outcome INTO stored_operation, stored_fingerprint, record_scans.outcome
    FROM idempotency_claim(p_organisation, p_actor, p_key) c;
  IF FOUND THEN RETURN; END IF;
  IF cardinality(p_ssccs) > 0 THEN
    SELECT units, streams, existing_since INTO v_units, v_streams, v_since FROM unit_resolve(p_hub, p_ssccs);
    IF array_position(v_units, NULL) IS NOT NULL THEN
      PERFORM unit_appear(p_hub, ARRAY(SELECT s.sscc FROM unnest(p_ssccs, v_units) AS s (sscc, unit) WHERE s.unit IS NULL), v_now);
      SELECT units, streams, existing_since INTO v_units, v_streams, v_since FROM unit_resolve(p_hub, p_ssccs);
    END IF;
    IF EXISTS (SELECT 1 FROM unnest(p_occurred, v_since) AS t (told, since)
                WHERE told > v_now + interval '5 minutes' OR told < since - interval '5 minutes') THEN
      SELECT array_agg(CASE WHEN t.odd THEN v_now ELSE t.told END ORDER BY ord),
             array_agg(CASE WHEN t.odd THEN t.capture | 64 ELSE t.capture END ORDER BY ord),
             array_agg(CASE WHEN t.odd THEN coalesce(t.detail, '{}') || jsonb_build_object('deviceTime', t.told) ELSE t.detail END ORDER BY ord)
        INTO p_occurred, p_captures, p_details
        FROM (SELECT x.*, x.told > v_now + interval '5 minutes' OR x.told < x.since - interval '5 minutes' AS odd
                FROM unnest(p_occurred, v_since, p_captures, coalesce(p_details, array_fill(NULL::jsonb, ARRAY[cardinality(p_occurred)])))
                     WITH ORDINALITY AS x (told, since, capture, detail, ord)) AS t;
    END IF;
    v_letters := unit_apply(p_organisation, p_actor, p_request, v_now, v_units, v_streams, p_codes, p_occurred, p_keys,
                            p_captures, p_locations, p_details);
  END IF;
  INSERT INTO rejected_scan (hub_id, organisation_id, actor_id, client_key, raw, code, message)
    SELECT p_hub, p_organisation, p_actor, r.client_key, r.raw, r.code, r.message
      FROM jsonb_to_recordset(p_rejected) AS r (client_key text, raw text, code text, message text);
  outcome := jsonb_build_object('ids', p_outcome || jsonb_build_object('letters', v_letters));
  INSERT INTO idempotency (organisation_id, actor_id, key, operation, fingerprint, outcome)
    VALUES (p_organisation, p_actor, p_key, 'recordScans', p_fingerprint, record_scans.outcome);
END $$;`;
