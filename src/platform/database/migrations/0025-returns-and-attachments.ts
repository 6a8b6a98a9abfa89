import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was refused comes back on a vehicle. */
export class ReturnsAndAttachments1000000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dispatch ADD COLUMN return_transport_id bigint');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
