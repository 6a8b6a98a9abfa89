import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaves the hub for one destination. */
export class Dispatches1000000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DISPATCHES);
    await runner.query(DELIVERIES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** A unit is on one live dispatch at most: the partial unique index says so also when two operators act at once. */
const DISPATCHES = `
CREATE TABLE dispatch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  agency_id int NOT NULL,
  destination_id int NOT NULL,
  reference text NOT NULL,
  status text NOT NULL,
  attention boolean NOT NULL DEFAULT false,
  overdue boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  estimated_arrival_at timestamptz(3),
  departed_at timestamptz(3),
  arrived_at timestamptz(3),
  delivered_at timestamptz(3),
  plan jsonb,
  UNIQUE (hub_id, reference)
) WITH (fillfactor = 80);
CREATE INDEX dispatch_hub ON dispatch (hub_id, public_id);
CREATE INDEX dispatch_agency ON dispatch (agency_id, public_id);
CREATE TABLE dispatch_line (
  dispatch_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  live boolean NOT NULL DEFAULT true,
  loaded_at timestamptz(3),
  PRIMARY KEY (dispatch_id, unit_id)
);
CREATE UNIQUE INDEX dispatch_line_live ON dispatch_line (unit_id) WHERE live;
CREATE INDEX dispatch_line_unit ON dispatch_line (unit_id);
CREATE TABLE leg (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  dispatch_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  transport_id bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('PLANNED', 'BOARDED', 'LEFT', 'ARRIVED', 'MISSED', 'CANCELLED')),
  UNIQUE (dispatch_id, ordinal)
);
CREATE INDEX leg_transport ON leg (transport_id);`;

/** Accepted and refused quantity per content line, in base units. */
const DELIVERIES = `
CREATE TABLE proof_of_delivery (
  dispatch_id bigint PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  received_by text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  actor_id int NOT NULL,
  note text
);
CREATE TABLE delivered_line (
  dispatch_id bigint NOT NULL,
  content_line_id bigint NOT NULL,
  accepted_quantity int NOT NULL CHECK (accepted_quantity >= 0),
  refused_quantity int NOT NULL CHECK (refused_quantity >= 0),
  reason text,
  PRIMARY KEY (dispatch_id, content_line_id)
);
CREATE INDEX delivered_line_content ON delivered_line (content_line_id);`;
