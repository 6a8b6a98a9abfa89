import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What health agencies ask for. */
export class Requests1000000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUBJECTS);
    await runner.query(REQUESTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** A request has a stream of its own, and shares say who may see it. */
const SUBJECTS = `
ALTER TABLE stream DROP CONSTRAINT stream_kind_check;
ALTER TABLE stream ADD CONSTRAINT stream_kind_check
  CHECK (kind IN ('organisation', 'hub', 'transport', 'consignment', 'dispatch', 'request'));
ALTER TABLE share DROP CONSTRAINT share_subject_kind_check;
ALTER TABLE share ADD CONSTRAINT share_subject_kind_check
  CHECK (subject_kind IN ('transport', 'consignment', 'unit', 'dispatch', 'request'));`;

/**
 * allocated and fulfilled are balances: upper features post to them by calling down, under the head of the
 * request's stream, and the status follows from them. request_worklist is the small table behind what a hub
 * still has to find goods for; an index on the status of the big one would be written with every posting.
 */
const REQUESTS = `
CREATE TABLE request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  stream_id bigint NOT NULL,
  hub_id smallint NOT NULL,
  agency_id int NOT NULL,
  destination_id int NOT NULL,
  reference text NOT NULL,
  status text NOT NULL,
  urgency text NOT NULL,
  needed_by date NOT NULL,
  purpose text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  opened_at timestamptz(3),
  ended_at timestamptz(3),
  CONSTRAINT request_public_id_key UNIQUE (public_id),
  CONSTRAINT request_stream_id_key UNIQUE (stream_id),
  CONSTRAINT request_status_check CHECK
    (status IN ('DRAFT', 'OPEN', 'PARTLY_ALLOCATED', 'ALLOCATED', 'FULFILLED', 'CLOSED', 'CANCELLED')),
  CONSTRAINT request_urgency_check CHECK (urgency IN ('ROUTINE', 'URGENT', 'ASAP', 'STAT'))
) WITH (fillfactor = 80);
CREATE INDEX request_hub ON request (hub_id, public_id) WHERE opened_at IS NOT NULL;
CREATE INDEX request_agency ON request (agency_id, public_id);
CREATE TABLE request_line (
  request_id bigint NOT NULL,
  item_id int NOT NULL,
  quantity int NOT NULL,
  allocated int NOT NULL DEFAULT 0,
  fulfilled int NOT NULL DEFAULT 0,
  PRIMARY KEY (request_id, item_id),
  CONSTRAINT request_line_balance_check CHECK
    (quantity > 0 AND fulfilled >= 0 AND fulfilled <= allocated AND allocated <= quantity)
) WITH (fillfactor = 80);
CREATE INDEX request_line_item ON request_line (item_id, request_id);
CREATE TABLE request_worklist (
  request_id bigint PRIMARY KEY,
  public_id uuid NOT NULL,
  hub_id smallint NOT NULL,
  urgency text NOT NULL,
  needed_by date NOT NULL
);
CREATE INDEX request_worklist_hub ON request_worklist (hub_id, needed_by, public_id);`;
