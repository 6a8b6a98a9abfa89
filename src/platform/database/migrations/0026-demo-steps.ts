import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a demo still has to play, and a clock that waits for it: hub time never passes `held_at`, however far the
 * anchor and the rate would carry it. Freed, it is at once where it would have been.
 */
const CLOCK = `
ALTER TABLE clock ADD COLUMN held_at timestamptz;
CREATE OR REPLACE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT date_trunc('milliseconds', coalesce(
    (SELECT LEAST(hub_anchor + (clock_timestamp() - real_anchor) * rate, held_at) FROM clock),
    clock_timestamp()))
$$;`;

/** Times without "due" are the machine's. Nothing but a demo has rows here. */
const STEPS = `
CREATE TABLE demo_step (
  key text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
  due_at timestamptz(3) NOT NULL,
  place int NOT NULL,
  title text NOT NULL,
  outcome text CHECK (outcome IN ('PLAYED', 'PASSED_OVER', 'FAILED')),
  note text,
  memory jsonb NOT NULL DEFAULT '{}',
  faults int NOT NULL DEFAULT 0,
  first_tried_at timestamptz,
  tried_at timestamptz,
  done_at timestamptz,
  CHECK ((outcome IS NULL) = (done_at IS NULL))
);
CREATE INDEX demo_step_waiting ON demo_step (due_at, place) WHERE outcome IS NULL;`;

export class DemoSteps1000000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOCK);
    await runner.query(STEPS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
