import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reasons of differences between announced and received, and signatures under receipts. */
export class Receipts1000000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECEIPTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A reason belongs to a quantity: another count needs another reason, so that the latest one of the same quantity
 * counts. At most one closing of a consignment is open-ended. `totals` is what was signed: by item and lot, so that what
 * is only put onto other pallets later does not change it.
 */
const RECEIPTS = `
CREATE TABLE receipt_explanation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hub_id smallint NOT NULL,
  consignment_id bigint NOT NULL,
  kind text NOT NULL,
  unit_public_id uuid NOT NULL,
  line_public_id uuid,
  quantity bigint NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  explained_at timestamptz(3) NOT NULL,
  explained_by int NOT NULL
);
CREATE INDEX receipt_explanation_consignment ON receipt_explanation (consignment_id, id);
CREATE TABLE receipt_closing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hub_id smallint NOT NULL,
  consignment_id bigint NOT NULL,
  closed_at timestamptz(3) NOT NULL,
  closed_by int NOT NULL,
  signed_by text,
  signature_id uuid,
  units_received int NOT NULL,
  totals jsonb NOT NULL,
  reopened_at timestamptz(3),
  reopened_by int,
  reopening_reason text,
  CONSTRAINT receipt_closing_signature_check CHECK (signed_by IS NOT NULL OR signature_id IS NOT NULL)
);
CREATE UNIQUE INDEX receipt_closing_standing ON receipt_closing (consignment_id) WHERE reopened_at IS NULL;`;
