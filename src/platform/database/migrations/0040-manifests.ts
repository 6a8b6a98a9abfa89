import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded manifests, their lines until somebody accepts them, and what donors said of the columns of theirs. */
export class Manifests1000000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UPLOADS);
    await runner.query(LINES);
    await runner.query(MAPPINGS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

const UPLOADS = `
CREATE TABLE manifest_upload (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  organisation_id int NOT NULL,
  actor_id int NOT NULL,
  file_key uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CSV', 'XLSX', 'JSON')),
  bytes int,
  sha256 text,
  begun_at timestamptz(3) NOT NULL,
  received_at timestamptz(3),
  state text NOT NULL CHECK (state IN ('RECEIVED', 'READING', 'READ', 'ACCEPTED', 'REFUSED', 'FAILED')),
  reading uuid,
  version int NOT NULL,
  encoding text,
  delimiter text,
  header_line int,
  header jsonb,
  mapping jsonb,
  mapping_source text,
  lines_read int NOT NULL,
  lines_bad int NOT NULL,
  lines_with_formulas int NOT NULL,
  pallets int,
  problem_code text,
  problem_message text,
  consignment_id bigint,
  CONSTRAINT manifest_upload_accepted_check CHECK ((state = 'ACCEPTED') = (consignment_id IS NOT NULL))
);
CREATE INDEX manifest_upload_organisation ON manifest_upload (organisation_id, public_id);
CREATE INDEX manifest_upload_unfinished ON manifest_upload (begun_at) WHERE received_at IS NULL;`;

const LINES = `
CREATE TABLE manifest_line (
  upload_id bigint NOT NULL,
  line int NOT NULL,
  sscc bigint,
  item_id int,
  quantity int,
  lot text,
  expiry date,
  gross_grams bigint,
  temperature_class text,
  item_class text,
  cells jsonb NOT NULL,
  problem_column text,
  problem_code text,
  problem_message text,
  PRIMARY KEY (upload_id, line)
);
CREATE INDEX manifest_line_pallet ON manifest_line (upload_id, sscc, line) WHERE problem_code IS NULL;
CREATE INDEX manifest_line_bad ON manifest_line (upload_id, line) WHERE problem_code IS NOT NULL;`;

const MAPPINGS = `
CREATE TABLE manifest_mapping (
  organisation_id int NOT NULL,
  fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  said_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation_id, fingerprint)
);`;
