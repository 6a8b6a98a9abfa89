import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was refused comes back on a vehicle; photos and signed papers belong to what they prove. */
export class ReturnsAndAttachments1000000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dispatch ADD COLUMN return_transport_id bigint');
    await runner.query(ATTACHMENTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/** subject_id: an id of the feature that subject_kind names; no foreign keys across features. */
const ATTACHMENTS = `
CREATE TABLE attachment (
  public_id uuid CONSTRAINT attachment_pkey PRIMARY KEY,
  subject_kind text NOT NULL,
  subject_id bigint NOT NULL,
  purpose text NOT NULL,
  file_key uuid NOT NULL,
  content_type text NOT NULL,
  bytes int,
  sha256 text,
  actor_id int NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  swept_at timestamptz(3),
  kept_at timestamptz(3),
  CONSTRAINT attachment_file_key_key UNIQUE (file_key),
  CONSTRAINT attachment_kept_check
    CHECK (kept_at IS NULL OR (swept_at IS NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL))
);
CREATE INDEX attachment_subject ON attachment (subject_kind, subject_id, public_id) WHERE kept_at IS NOT NULL;
CREATE INDEX attachment_unfinished ON attachment (begun_at) WHERE kept_at IS NULL;`;
