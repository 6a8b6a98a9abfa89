import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers that a hub gives pallets itself, and the labels that a pallet got after its first one. */
export class PalletNumbers1000000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(RESOLVE);
    await runner.query(RECORD);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * One sequence for all hubs: what was taken from it stays taken, also when its transaction is undone, and two
 * who take at once get different ones. Hubs may share a company prefix, or change theirs and go back to it.
 *
 * unit.sscc is the first label of a unit, for ever: the texts of its scans are brought back with it.
 */
const TABLES = `
CREATE SEQUENCE sscc_serial AS bigint MINVALUE 1 NO CYCLE;
CREATE TABLE hub_numbering (
  hub_id smallint PRIMARY KEY,
  company_prefix text NOT NULL CHECK (company_prefix ~ '^[0-9]{4,12}$'),
  extension_digit smallint NOT NULL CHECK (extension_digit BETWEEN 0 AND 9),
  set_at timestamptz(3) NOT NULL,
  set_by int NOT NULL
);
CREATE TABLE unit_label (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id bigint NOT NULL,
  sscc bigint NOT NULL,
  hub_id smallint NOT NULL,
  put_on_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX unit_label_sscc ON unit_label (hub_id, sscc);
CREATE INDEX unit_label_unit ON unit_label (unit_id, id);`;

/** As before, and a number that is no unit's first label is looked for among the later ones. */
const RESOLVE = `
ALTER FUNCTION unit_resolve(smallint, bigint[]) RENAME TO unit_resolve_first;
CREATE FUNCTION unit_resolve(p_hub smallint, p_ssccs bigint[])
RETURNS TABLE (units bigint[], streams bigint[], existing_since timestamptz[])
LANGUAGE plpgsql STABLE AS $$
BEGIN
  SELECT f.units, f.streams, f.existing_since INTO units, streams, existing_since FROM unit_resolve_first(p_hub, p_ssccs) AS f;
  IF array_position(units, NULL) IS NOT NULL
     AND EXISTS (SELECT 1 FROM unit_label b WHERE b.hub_id = p_hub AND b.sscc = ANY (p_ssccs)) THEN
    SELECT array_agg(coalesce(s.unit, u.id) ORDER BY s.ord), array_agg(coalesce(s.stream, u.stream_id) ORDER BY s.ord),
           array_agg(coalesce(s.since, CASE WHEN u.expected THEN u.created_at ELSE '-infinity' END) ORDER BY s.ord)
      INTO units, streams, existing_since
      FROM (SELECT t.sscc, t.unit, t.stream, CASE WHEN t.unit IS NULL THEN NULL ELSE t.since END AS since, t.ord
              FROM unnest(p_ssccs, units, streams, existing_since) WITH ORDINALITY AS t (sscc, unit, stream, since, ord)) AS s
      LEFT JOIN unit_label b ON s.unit IS NULL AND b.hub_id = p_hub AND b.sscc = s.sscc
      LEFT JOIN unit u ON u.id = b.unit_id;
  END IF;
  RETURN NEXT;
END $$;`;

/**
 * record_scans for batches with scans of later labels among them: those keep their texts, which nothing else
 * brings back. The spelling is the fourth to sixth bit of a capture, as the reader of scans wrote it.
 */
const RECORD = `
CREATE FUNCTION record_labelled_scans(
  p_organisation int, p_actor int, p_kind text, p_hub smallint, p_request text, p_key text, p_fingerprint bytea,
  p_ssccs bigint[], p_codes smallint[], p_occurred timestamptz[], p_keys uuid[], p_captures smallint[],
  p_locations int[], p_details jsonb[], p_rejected jsonb, p_outcome jsonb,
  OUT stored_operation text, OUT stored_fingerprint bytea, OUT outcome jsonb
) LANGUAGE plpgsql AS $$
BEGIN
  -- Who acts, before the first row is looked for: record_scans says it only when it begins.
  PERFORM set_config('hub.organisation', p_organisation::text, true), set_config('hub.actor', p_actor::text, true),
          set_config('hub.kind', p_kind, true), set_config('hub.hub', p_hub::text, true);
  IF EXISTS (SELECT 1 FROM unit_label b WHERE b.hub_id = p_hub AND b.sscc = ANY (p_ssccs)) THEN
    SELECT array_agg(CASE WHEN s.detail IS NULL AND b.sscc IS NOT NULL
                          THEN jsonb_build_object('raw', (ARRAY['', '', '00', ']C100', '(00)'])[1 + (s.capture % 64) / 8] || lpad(s.sscc::text, 18, '0'))
                          ELSE s.detail END ORDER BY s.ord)
      INTO p_details
      FROM unnest(p_ssccs, p_captures, coalesce(p_details, array_fill(NULL::jsonb, ARRAY[cardinality(p_ssccs)])))
           WITH ORDINALITY AS s (sscc, capture, detail, ord)
      LEFT JOIN unit_label b ON b.hub_id = p_hub AND b.sscc = s.sscc;
  END IF;
  SELECT r.stored_operation, r.stored_fingerprint, r.outcome INTO stored_operation, stored_fingerprint, record_labelled_scans.outcome
    FROM record_scans(p_organisation, p_actor, p_kind, p_hub, p_request, p_key, p_fingerprint, p_ssccs, p_codes,
                               p_occurred, p_keys, p_captures, p_locations, p_details, p_rejected, p_outcome) AS r;
END $$;`;
