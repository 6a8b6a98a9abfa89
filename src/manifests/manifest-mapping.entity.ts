import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnMapping } from './columns.js';

/** What a donor said of the columns of lists with this header. */
@Entity('manifest_mapping')
export class ManifestMapping {
  @PrimaryColumn('int', { name: 'organisation_id' })
  organisationId!: number;

  /** Of the header: see `fingerprintOf`. */
  @PrimaryColumn('text')
  fingerprint!: string;

  @Column('jsonb')
  mapping!: ColumnMapping[];

  @Column({ type: 'timestamptz', name: 'said_at', precision: 3 })
  saidAt!: Date;
}
