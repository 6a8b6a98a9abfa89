import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vehicles in and out; what donors announce and send. */
export class TransportsAndConsignments1000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRANSPORTS);
    await runner.query(CONSIGNMENTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * status, attention, overdue, estimate, left_at and arrived_at are the fold of the transport's stream, written
 * under its head. reserved_pallets and reserved_kilograms are balances: dispatches post to them by calling down.
 * transports_status_view is what upper features may join: a consignment derives its status from it.
 */
const TRANSPORTS = `
CREATE TABLE transport (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  carrier_id int NOT NULL,
  direction text NOT NULL,
  mode text NOT NULL,
  number text NOT NULL,
  document_kind text,
  document text,
  document_override_reason text,
  origin_id int NOT NULL,
  destination_id int NOT NULL,
  status text NOT NULL,
  attention boolean NOT NULL DEFAULT false,
  overdue boolean NOT NULL DEFAULT false,
  cut_off_at timestamptz(3) NOT NULL,
  departs_at timestamptz(3) NOT NULL,
  arrives_at timestamptz(3) NOT NULL,
  estimated_arrival_at timestamptz(3),
  left_at timestamptz(3),
  arrived_at timestamptz(3),
  capacity_pallets int NOT NULL,
  capacity_kilograms int NOT NULL,
  temperature_classes text[] NOT NULL,
  reserved_pallets int NOT NULL DEFAULT 0,
  reserved_kilograms int NOT NULL DEFAULT 0,
  CONSTRAINT transport_public_id_key UNIQUE (public_id),
  CONSTRAINT transport_number_key UNIQUE (hub_id, direction, number, departs_at),
  CONSTRAINT transport_direction_check CHECK (direction IN ('INBOUND', 'OUTBOUND')),
  CONSTRAINT transport_mode_check CHECK (mode IN ('AIR', 'RAIL', 'ROAD')),
  CONSTRAINT transport_status_check CHECK (status IN ('SCHEDULED', 'LEFT', 'ARRIVED', 'CANCELLED')),
  CONSTRAINT transport_times_check CHECK (cut_off_at <= departs_at AND departs_at < arrives_at),
  CONSTRAINT transport_pallets_check CHECK (capacity_pallets > 0 AND reserved_pallets BETWEEN 0 AND capacity_pallets),
  CONSTRAINT transport_kilograms_check
    CHECK (capacity_kilograms > 0 AND reserved_kilograms BETWEEN 0 AND capacity_kilograms)
);
CREATE INDEX transport_hub ON transport (hub_id, direction, departs_at, public_id);
CREATE INDEX transport_carrier ON transport (carrier_id, direction, departs_at, public_id);
CREATE VIEW transports_status_view WITH (security_invoker = true) AS SELECT id AS transport_id, status FROM transport;`;

/**
 * The status of a consignment is derived when it is read, from cancelled_at, rejected_at, its transports and
 * two balances: announcing posts units_announced, the batch function of the scans units_received. It knows a
 * consignment by its stream, because that is what a unit knows of its home.
 * consignments_donor_view is what upper features may join: whose goods a content line holds.
 */
const CONSIGNMENTS = `
CREATE TABLE consignment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  donor_id int NOT NULL,
  reference text NOT NULL,
  purpose text NOT NULL,
  announced_at timestamptz(3) NOT NULL,
  cancelled_at timestamptz(3),
  rejected_at timestamptz(3),
  units_announced int NOT NULL DEFAULT 0,
  units_received int NOT NULL DEFAULT 0,
  CONSTRAINT consignment_public_id_key UNIQUE (public_id),
  CONSTRAINT consignment_stream_id_key UNIQUE (stream_id),
  CONSTRAINT consignment_reference_key UNIQUE (donor_id, reference)
) WITH (fillfactor = 80);
CREATE INDEX consignment_hub ON consignment (hub_id, public_id);
CREATE INDEX consignment_hub_reference ON consignment (hub_id, reference);
CREATE INDEX consignment_donor ON consignment (donor_id, public_id);
CREATE TABLE consignment_recipient (
  consignment_id bigint NOT NULL,
  organisation_id int NOT NULL,
  PRIMARY KEY (consignment_id, organisation_id)
);
CREATE TABLE consignment_transport (
  consignment_id bigint NOT NULL,
  transport_id bigint NOT NULL,
  PRIMARY KEY (consignment_id, transport_id)
);
CREATE INDEX consignment_transport_transport ON consignment_transport (transport_id);
CREATE VIEW consignments_donor_view WITH (security_invoker = true) AS
  SELECT id AS consignment_id, donor_id FROM consignment;
CREATE FUNCTION consignment_post_received(p_stream bigint, p_units int) RETURNS void LANGUAGE sql AS $$
  UPDATE consignment SET units_received = units_received + p_units WHERE stream_id = p_stream
$$;`;
