import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vehicles in and out; what donors announce and send. */
export class TransportsAndConsignments1000000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRANSPORTS);
    await runner.query(CONSIGNMENTS);
    await runner.query(PUBLISHED);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * reserved_pallets and reserved_kilograms are balances: dispatches post to them by calling down. overdue is a
 * mark beside the status; a timer writes it and a report clears it.
 */
const TRANSPORTS = `
CREATE TABLE transport (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  carrier_id int NOT NULL,
  direction text NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
  mode text NOT NULL CHECK (mode IN ('AIR', 'RAIL', 'ROAD')),
  number text NOT NULL,
  document text,
  origin_id int NOT NULL,
  destination_id int NOT NULL,
  status text NOT NULL CHECK (status IN ('SCHEDULED', 'LEFT', 'ARRIVED', 'CANCELLED')),
  attention boolean NOT NULL DEFAULT false,
  overdue boolean NOT NULL DEFAULT false,
  cut_off_at timestamptz(3) NOT NULL,
  departs_at timestamptz(3) NOT NULL,
  arrives_at timestamptz(3) NOT NULL,
  left_at timestamptz(3),
  arrived_at timestamptz(3),
  capacity_pallets int NOT NULL CHECK (capacity_pallets >= 0),
  capacity_kilograms int NOT NULL CHECK (capacity_kilograms >= 0),
  temperature_classes text[] NOT NULL,
  reserved_pallets int NOT NULL DEFAULT 0,
  reserved_kilograms int NOT NULL DEFAULT 0,
  CHECK (reserved_pallets BETWEEN 0 AND capacity_pallets),
  CHECK (reserved_kilograms BETWEEN 0 AND capacity_kilograms)
);
CREATE INDEX transport_hub ON transport (hub_id, public_id);
CREATE INDEX transport_carrier ON transport (carrier_id, public_id);
CREATE INDEX transport_outbound ON transport (hub_id, departs_at) WHERE direction = 'OUTBOUND';`;

/**
 * The status of a consignment is derived when it is read, from cancelled_at, rejected_at, its transports and
 * two balances: receiving posts units_announced and units_received by calling down.
 */
const CONSIGNMENTS = `
CREATE TABLE consignment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  stream_id bigint NOT NULL UNIQUE,
  hub_id smallint NOT NULL,
  donor_id int NOT NULL,
  reference text NOT NULL,
  purpose text NOT NULL,
  announced_at timestamptz(3) NOT NULL,
  cancelled_at timestamptz(3),
  rejected_at timestamptz(3),
  units_announced int NOT NULL DEFAULT 0,
  units_received int NOT NULL DEFAULT 0,
  UNIQUE (donor_id, reference)
) WITH (fillfactor = 80);
CREATE INDEX consignment_hub ON consignment (hub_id, public_id);
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
CREATE INDEX consignment_transport_transport ON consignment_transport (transport_id);`;

/** What consignments publish to the features above: whose goods a content line is, and the balance of receipts. */
const PUBLISHED = `
CREATE VIEW consignments_donor_view WITH (security_invoker = true) AS
  SELECT id AS consignment_id, donor_id, hub_id, stream_id FROM consignment;
CREATE FUNCTION consignment_post_received(p_stream bigint, p_units int) RETURNS void LANGUAGE sql AS $$
  UPDATE consignment SET units_received = units_received + p_units WHERE stream_id = p_stream
$$;`;
