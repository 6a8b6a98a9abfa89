import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods may leave a vehicle at one of its stops; 0: at its destination. */
export class LegsToStops1000000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leg ADD COLUMN exit_stop smallint NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
