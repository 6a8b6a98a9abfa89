import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The paper of a receipt is printed like labels and packing lists. */
export class GoodsReceiptNotes1000000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE print_job DROP CONSTRAINT print_job_kind_check;
ALTER TABLE print_job ADD CONSTRAINT print_job_kind_check CHECK (kind IN ('LABELS', 'PACKING_LIST', 'GOODS_RECEIPT'));`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
