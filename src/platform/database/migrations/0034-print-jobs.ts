import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that somebody asked for. The file is in the storage; the row says what it is and whose. */
export class PrintJobs1000000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE print_job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL UNIQUE,
  hub_id smallint NOT NULL,
  asked_by int NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('LABELS', 'PACKING_LIST')),
  format text NOT NULL CHECK (format IN ('PDF', 'ZPL')),
  language text NOT NULL CHECK (language IN ('fr', 'nl', 'de', 'en', 'zh')),
  subject jsonb NOT NULL,
  file_key uuid,
  file_sha256 text,
  file_bytes int,
  printed_at timestamptz(3)
);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
