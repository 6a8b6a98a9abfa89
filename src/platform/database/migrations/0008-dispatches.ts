import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaves the hub for one destination. */
export class Dispatches1000000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DISPATCHES);
    await runner.query(LINES);
    await runner.query(LEGS);
    await runner.query(DELIVERIES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A dispatch changes a dozen times in its life; its status is in no index, so that the changes stay HOT.
 * dispatch_worklist is the small table behind the lists by stage: a finished dispatch is not in it.
 */
const DISPATCHES = `
CREATE TABLE dispatch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  agency_id int NOT NULL,
  destination_id int NOT NULL,
  reference text NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'PLANNED', 'LOADING', 'DEPARTED', 'ARRIVED', 'DELIVERED',
    'PARTIALLY_DELIVERED', 'DELIVERY_FAILED', 'RETURNING', 'RETURNED', 'CANCELLED')),
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
CREATE TABLE dispatch_worklist (
  dispatch_id bigint PRIMARY KEY,
  public_id uuid NOT NULL,
  hub_id smallint NOT NULL,
  agency_id int NOT NULL,
  stage text NOT NULL CHECK (stage IN ('PREPARING', 'UNDER_WAY'))
) WITH (fillfactor = 80);
CREATE INDEX dispatch_worklist_hub ON dispatch_worklist (hub_id, stage, public_id);
CREATE INDEX dispatch_worklist_agency ON dispatch_worklist (agency_id, stage, public_id);`;

/** A unit is on one live dispatch at most: the partial unique index says so also when two operators act at once. */
const LINES = `
CREATE TABLE dispatch_line (
  dispatch_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  live boolean NOT NULL DEFAULT true,
  loaded_at timestamptz(3),
  PRIMARY KEY (dispatch_id, unit_id)
);
CREATE UNIQUE INDEX dispatch_line_live ON dispatch_line (unit_id) WHERE live;
CREATE INDEX dispatch_line_unit ON dispatch_line (unit_id);`;

/**
 * Legs of a plan that came to nothing stay, MISSED or CANCELLED. pallets and kilograms are what the leg has
 * reserved on its transport. carrier_id says who may see the dispatch without a look at the transport.
 */
const LEGS = `
CREATE TABLE leg (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  dispatch_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  transport_id bigint NOT NULL,
  carrier_id int NOT NULL,
  status text NOT NULL CHECK (status IN ('PLANNED', 'BOARDED', 'LEFT', 'ARRIVED', 'MISSED', 'CANCELLED')),
  pallets int NOT NULL,
  kilograms int NOT NULL
);
CREATE UNIQUE INDEX leg_live ON leg (dispatch_id, ordinal) WHERE status NOT IN ('MISSED', 'CANCELLED');
CREATE INDEX leg_dispatch ON leg (dispatch_id);
CREATE INDEX leg_transport ON leg (transport_id);
CREATE INDEX leg_carrier ON leg (carrier_id, dispatch_id);`;

/** Accepted and refused quantity per content line, in base units; what is neither is missing. */
const DELIVERIES = `
CREATE TABLE proof_of_delivery (
  dispatch_id bigint PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  received_by text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  actor_id int NOT NULL,
  on_behalf boolean NOT NULL,
  note text
);
CREATE TABLE delivered_line (
  dispatch_id bigint NOT NULL,
  content_line_id bigint NOT NULL,
  sent_quantity int NOT NULL,
  accepted_quantity int NOT NULL CHECK (accepted_quantity >= 0),
  refused_quantity int NOT NULL CHECK (refused_quantity >= 0),
  reason text,
  PRIMARY KEY (dispatch_id, content_line_id),
  CONSTRAINT delivered_line_sum_check CHECK (accepted_quantity + refused_quantity <= sent_quantity),
  CONSTRAINT delivered_line_reason_check CHECK (accepted_quantity = sent_quantity OR reason IS NOT NULL)
);
CREATE INDEX delivered_line_content ON delivered_line (content_line_id);`;
