import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What travels with a vehicle under a number, where it calls, what carriers expect, and its cold places. */
export class TransportPapersAndStops1000000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDENTIFIERS);
    await runner.query(STOPS);
    await runner.query(TRANSPORTS);
    await runner.query(BOARDS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * Papers, containers, ULDs and seals. problem says what is wrong with a number that was recorded all the same, and
 * override_reason why. Rows are never deleted: what is removed or replaced keeps standing with its time. The one
 * document that a transport could have moves here, entered by whoever scheduled it.
 */
const IDENTIFIERS = `
CREATE TABLE transport_identifier (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  transport_id bigint NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  problem text,
  override_reason text,
  from_place_id int,
  to_place_id int,
  seals_id bigint,
  recorded_by int NOT NULL,
  recorded_for int NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  CONSTRAINT transport_identifier_public_id_key UNIQUE (public_id),
  CONSTRAINT transport_identifier_override_check CHECK ((problem IS NULL) = (override_reason IS NULL))
);
CREATE UNIQUE INDEX transport_identifier_live ON transport_identifier (transport_id, kind, number) WHERE removed_at IS NULL;
CREATE INDEX transport_identifier_number ON transport_identifier (number, kind);
INSERT INTO transport_identifier (public_id, transport_id, kind, number, problem, override_reason, recorded_by, recorded_for, recorded_at)
SELECT gen_random_uuid(), t.id, t.document_kind, t.document,
       CASE WHEN t.document_override_reason IS NOT NULL THEN 'WRONG_FORMAT' END, t.document_override_reason,
       a.actor_id, a.organisation_id, a.recorded_at
  FROM transport t
  JOIN stream_append a ON a.stream_id = t.stream_id AND a.first_sequence = 1
 WHERE t.document IS NOT NULL;`;

/** Where a vehicle calls on its way, in order, origin and destination not counted. The last two are its reports. */
const STOPS = `
CREATE TABLE transport_stop (
  transport_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  place_id int NOT NULL,
  arrives_at timestamptz(3) NOT NULL,
  departs_at timestamptz(3) NOT NULL,
  gauge_change boolean NOT NULL,
  arrived_at timestamptz(3),
  left_at timestamptz(3),
  PRIMARY KEY (transport_id, ordinal),
  CONSTRAINT transport_stop_place_key UNIQUE (transport_id, place_id),
  CONSTRAINT transport_stop_times_check CHECK (ordinal > 0 AND arrives_at <= departs_at)
);`;

const TRANSPORTS = `
ALTER TABLE transport
  DROP COLUMN document_kind, DROP COLUMN document, DROP COLUMN document_override_reason,
  ADD COLUMN estimated_departure_at timestamptz(3),
  ADD COLUMN delay_reason text,
  ADD COLUMN capacity_cold_pallets int NOT NULL DEFAULT 0,
  ADD COLUMN reserved_cold_pallets int NOT NULL DEFAULT 0,
  ADD COLUMN simulated boolean NOT NULL DEFAULT false;
UPDATE transport SET capacity_cold_pallets = capacity_pallets
 WHERE temperature_classes && ARRAY['CRT', 'ERT', 'COL', 'FRZ', 'ULT'];
ALTER TABLE transport ALTER COLUMN capacity_cold_pallets DROP DEFAULT;
ALTER TABLE transport ADD CONSTRAINT transport_cold_pallets_check
  CHECK (capacity_cold_pallets BETWEEN 0 AND capacity_pallets AND reserved_cold_pallets BETWEEN 0 AND capacity_cold_pallets);`;

/**
 * The boards are read in the order of the last known times, so that what comes next is on top. A simulated vehicle
 * is looked for every second: only those under way are in that index.
 */
const BOARDS = `
CREATE INDEX transport_hub_arrivals ON transport
  (hub_id, direction, (coalesce(arrived_at, estimated_arrival_at, arrives_at)), public_id);
CREATE INDEX transport_carrier_arrivals ON transport
  (carrier_id, direction, (coalesce(arrived_at, estimated_arrival_at, arrives_at)), public_id);
CREATE INDEX transport_hub_departures ON transport
  (hub_id, direction, (coalesce(left_at, estimated_departure_at, departs_at)), public_id);
CREATE INDEX transport_carrier_departures ON transport
  (carrier_id, direction, (coalesce(left_at, estimated_departure_at, departs_at)), public_id);
CREATE INDEX transport_simulated ON transport (departs_at) WHERE simulated AND status IN ('SCHEDULED', 'LEFT');`;
