import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ColumnMapping } from './columns.js';
import type { ManifestState } from './manifest-upload.lifecycle.js';
import type { ListKind } from './row.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** By whom it was said what the columns of a list say: nobody but the hub, the donor before, the donor for this list. */
export const MappingSource = { PROPOSED: 'PROPOSED', REMEMBERED: 'REMEMBERED', SAID: 'SAID' } as const;
export type MappingSource = (typeof MappingSource)[keyof typeof MappingSource];

/**
 * A manifest that somebody uploaded. The row is there before the file; `receivedAt` says that the file is whole. Nothing
 * of it is announced before it is accepted.
 */
@Entity('manifest_upload')
@Check('manifest_upload_kind_check', `kind IN ('CSV', 'XLSX', 'JSON')`)
@Check(
  'manifest_upload_state_check',
  `state IN ('RECEIVED', 'READING', 'READ', 'ACCEPTED', 'REFUSED', 'FAILED')`,
)
@Check('manifest_upload_accepted_check', `(state = 'ACCEPTED') = (consignment_id IS NOT NULL)`)
@Index('manifest_upload_organisation', ['organisationId', 'publicId'])
@Index('manifest_upload_unfinished', ['begunAt'], { where: 'received_at IS NULL' })
export class ManifestUpload {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('int', { name: 'actor_id' })
  actorId!: number;

  @Column('uuid', { name: 'file_key' })
  fileKey!: string;

  @Column('text')
  kind!: ListKind;

  @Column('int', { nullable: true })
  bytes!: number | null;

  /** Hexadecimal. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  /** Time of the machine: what is swept does not follow the clock of a demo. */
  @Column({ ...TIME, name: 'begun_at' })
  begunAt!: Date;

  @Column({ ...TIME, name: 'received_at', nullable: true })
  receivedAt!: Date | null;

  @Column('text')
  state!: ManifestState;

  /** The reading that may write; a reading that was given up finds another one here. */
  @Column('uuid', { nullable: true })
  reading!: string | null;

  /** Counts the changes: who follows it sees whether there is something new. */
  @Column('int')
  version!: number;

  @Column('text', { nullable: true })
  encoding!: string | null;

  @Column('text', { nullable: true })
  delimiter!: string | null;

  @Column('int', { name: 'header_line', nullable: true })
  headerLine!: number | null;

  @Column('jsonb', { nullable: true })
  header!: string[] | null;

  @Column('jsonb', { nullable: true })
  mapping!: ColumnMapping[] | null;

  @Column('text', { name: 'mapping_source', nullable: true })
  mappingSource!: MappingSource | null;

  @Column('int', { name: 'lines_read' })
  linesRead!: number;

  @Column('int', { name: 'lines_bad' })
  linesBad!: number;

  @Column('int', { name: 'lines_with_formulas' })
  linesWithFormulas!: number;

  @Column('int', { nullable: true })
  pallets!: number | null;

  @Column('text', { name: 'problem_code', nullable: true })
  problemCode!: string | null;

  @Column('text', { name: 'problem_message', nullable: true })
  problemMessage!: string | null;

  @Column('bigint', { name: 'consignment_id', nullable: true })
  consignmentId!: string | null;
}
