import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lots that a hub calls back, and the way from a lot to all pallets that it ever was on. */
export class Recalls1000000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECALLS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * A content line keeps its lot through splits and merges, so that one index leads from a lot to every pallet. Nothing
 * that changes is in it: updates of lines stay on their page. One open recall a lot and hub.
 */
const RECALLS = `
CREATE TABLE recall (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id uuid NOT NULL,
  hub_id smallint NOT NULL REFERENCES hub (id),
  item_id int NOT NULL REFERENCES item (id),
  lot text NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  opened_by int NOT NULL,
  closed_at timestamptz(3),
  closed_by int,
  closing_note text,
  CONSTRAINT recall_public_id_key UNIQUE (public_id)
);
CREATE UNIQUE INDEX recall_open ON recall (hub_id, item_id, lot) WHERE closed_at IS NULL;
CREATE INDEX content_line_lot ON content_line (item_id, lot) WHERE lot IS NOT NULL;`;
