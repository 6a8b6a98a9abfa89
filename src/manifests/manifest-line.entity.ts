import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A line of an uploaded manifest, as it would be stored, or what is wrong with it. Internal ids; grams. */
@Entity('manifest_line')
@Index('manifest_line_pallet', ['uploadId', 'sscc', 'line'], { where: 'problem_code IS NULL' })
@Index('manifest_line_bad', ['uploadId', 'line'], { where: 'problem_code IS NOT NULL' })
export class ManifestLine {
  @PrimaryColumn('bigint', { name: 'upload_id' })
  uploadId!: string;

  @PrimaryColumn('int')
  line!: number;

  @Column('bigint', { nullable: true })
  sscc!: string | null;

  @Column('int', { name: 'item_id', nullable: true })
  itemId!: number | null;

  @Column('int', { nullable: true })
  quantity!: number | null;

  @Column('text', { nullable: true })
  lot!: string | null;

  @Column('date', { nullable: true })
  expiry!: string | null;

  @Column('bigint', { name: 'gross_grams', nullable: true })
  grossGrams!: string | null;

  /** What the line says of the pallet. */
  @Column('text', { name: 'temperature_class', nullable: true })
  temperatureClass!: string | null;

  /** What its item needs. */
  @Column('text', { name: 'item_class', nullable: true })
  itemClass!: string | null;

  /** Its cells as they stand in the file. */
  @Column('jsonb')
  cells!: string[];

  @Column('text', { name: 'problem_column', nullable: true })
  problemColumn!: string | null;

  @Column('text', { name: 'problem_code', nullable: true })
  problemCode!: string | null;

  @Column('text', { name: 'problem_message', nullable: true })
  problemMessage!: string | null;
}
