import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exceptions from rules of acceptance, and which failed rules have held which pallets. */
export class Acceptance1000000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCEPTANCE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * What a rule says is computed anew whenever it is asked; only what people decided is kept, and that a rule has held a
 * pallet: one that was released is not held for the same again.
 */
const ACCEPTANCE = `
CREATE TABLE acceptance_exception (
  unit_id bigint NOT NULL REFERENCES unit (id),
  rule text NOT NULL CONSTRAINT acceptance_exception_rule_check CHECK (rule ~ '^[A-Z_]+$'),
  hub_id smallint NOT NULL REFERENCES hub (id),
  reason text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  made_by int NOT NULL,
  PRIMARY KEY (unit_id, rule)
);
CREATE TABLE acceptance_failure (
  unit_id bigint NOT NULL REFERENCES unit (id),
  rule text NOT NULL CONSTRAINT acceptance_failure_rule_check CHECK (rule ~ '^[A-Z_]+$'),
  hub_id smallint NOT NULL REFERENCES hub (id),
  found_at timestamptz(3) NOT NULL,
  PRIMARY KEY (unit_id, rule)
);`;
