import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dispatches take places that keep a temperature, and give them back: as many as their legs say. */
export class ColdPlaces1000000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE leg ADD COLUMN cold_pallets int NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
