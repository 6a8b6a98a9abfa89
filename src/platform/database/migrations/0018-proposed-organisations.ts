import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations that somebody typed in and that are used before a hub has confirmed them. */
export class ProposedOrganisations1000000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROPOSALS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * proposed_by is the organisation whose member typed it, proposed_to the hub that decides. A merged one stays as a
 * row: others point to it, and find the one that it was merged into.
 */
const PROPOSALS = `
ALTER TABLE organisation
  ADD COLUMN status text NOT NULL DEFAULT 'CONFIRMED'
    CONSTRAINT organisation_status_check CHECK (status IN ('PROVISIONAL', 'CONFIRMED', 'MERGED', 'REFUSED')),
  ADD COLUMN proposed_by int,
  ADD COLUMN proposed_to smallint,
  ADD COLUMN merged_into int,
  ADD COLUMN refusal_reason text;
ALTER TABLE organisation
  ADD CONSTRAINT organisation_proposal_check
    CHECK (status = 'CONFIRMED' OR (proposed_by IS NOT NULL AND proposed_to IS NOT NULL)),
  ADD CONSTRAINT organisation_merged_check CHECK ((status = 'MERGED') = (merged_into IS NOT NULL));
CREATE INDEX organisation_proposed ON organisation (proposed_to, public_id) WHERE proposed_to IS NOT NULL;`;
