import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logistic units at the hub. */
export class Units1000000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIFECYCLE);
    await runner.query(UNITS);
    await runner.query(CONTENTS);
    await runner.query(HOLDS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** The lifecycle tables of the code, for the batch function. Every migrate writes them anew from the code. */
const LIFECYCLE = `
CREATE TABLE unit_event_code (
  code smallint PRIMARY KEY,
  name text NOT NULL UNIQUE,
  command boolean NOT NULL,
  precedence smallint NOT NULL
);
CREATE TABLE unit_move (
  from_status smallint NOT NULL,
  code smallint NOT NULL,
  to_status smallint NOT NULL,
  effect char(1) NOT NULL CHECK (effect IN ('A', 'R', 'C')),
  PRIMARY KEY (from_status, code)
);`;

/**
 * unit is what never changes, unit_state what does: one narrow row, no index on what changes, so that its
 * updates stay HOT. Whoever writes a unit's state holds the head of its home stream (unit.stream_id).
 * One index serves the scan's look-up and keeps an SSCC unique per consignment (or hub, when unexpected).
 * unit_worklist is the small table behind the lists by stage.
 */
const UNITS = `
CREATE TABLE location (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  hub_id smallint NOT NULL,
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('DOCK', 'BIN', 'COLD_STORE', 'QUARANTINE')),
  temperature_class text NOT NULL,
  UNIQUE (hub_id, code)
);
CREATE TABLE unit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sscc bigint NOT NULL,
  stream_id bigint NOT NULL,
  created_at timestamptz(3) NOT NULL,
  public_id uuid NOT NULL UNIQUE,
  hub_id smallint NOT NULL,
  temperature_class text NOT NULL,
  gross_grams bigint NOT NULL,
  expected boolean NOT NULL
);
CREATE UNIQUE INDEX unit_sscc ON unit (sscc, hub_id, stream_id);
CREATE INDEX unit_stream ON unit (stream_id, id);
CREATE TABLE unit_state (
  unit_id bigint PRIMARY KEY,
  last_occurred_at timestamptz(3) NOT NULL,
  received_at timestamptz(3),
  location_id int NOT NULL DEFAULT 0,
  status smallint NOT NULL,
  attention boolean NOT NULL DEFAULT false
) WITH (fillfactor = 80);
CREATE TABLE unit_worklist (
  unit_id bigint PRIMARY KEY,
  hub_id smallint NOT NULL,
  stage text NOT NULL CHECK (stage IN ('EXPECTED', 'PRESENT'))
) WITH (fillfactor = 80);
CREATE INDEX unit_worklist_stage ON unit_worklist (hub_id, stage, unit_id);
CREATE TABLE rejected_scan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hub_id smallint NOT NULL,
  organisation_id int NOT NULL,
  actor_id int NOT NULL,
  client_key text NOT NULL,
  raw text NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT hub_now()
);
CREATE INDEX rejected_scan_hub ON rejected_scan (hub_id, id);`;

/** Provenance lives here and nowhere else: consignment_id null is a unit that nobody has identified yet. */
const CONTENTS = `
CREATE TABLE content_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  unit_id bigint NOT NULL,
  consignment_id bigint,
  item_id int NOT NULL,
  lot text,
  expiry date,
  announced_quantity int NOT NULL CHECK (announced_quantity >= 0),
  counted_quantity int CHECK (counted_quantity >= 0),
  damaged_quantity int NOT NULL DEFAULT 0 CHECK (damaged_quantity >= 0)
);
CREATE INDEX content_line_unit ON content_line (unit_id);
CREATE INDEX content_line_consignment ON content_line (consignment_id, unit_id);`;

const HOLDS = `
CREATE TABLE hold (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  unit_id bigint NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  opened_by int NOT NULL,
  closed_at timestamptz(3),
  closed_by int,
  closing_note text
);
CREATE INDEX hold_open ON hold (unit_id) WHERE closed_at IS NULL;
CREATE INDEX hold_unit ON hold (unit_id);`;
