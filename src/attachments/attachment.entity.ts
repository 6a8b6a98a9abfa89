import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { FileKind } from '../platform/files/file-kind.js';
import type { AttachmentPurpose } from './attachment.lifecycle.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/**
 * A file that belongs to something. The row is there before the file, so that a file of an upload that came to nothing
 * is found; `keptAt` says that it is whole and belongs there, and nobody is shown it before.
 */
@Entity({ name: 'attachment' })
@Unique('attachment_file_key_key', ['fileKey'])
@Check(
  'attachment_kept_check',
  'kept_at IS NULL OR (swept_at IS NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL)',
)
@Index('attachment_subject', ['subjectKind', 'subjectId', 'publicId'], { where: 'kept_at IS NOT NULL' })
@Index('attachment_unfinished', ['begunAt'], { where: 'kept_at IS NULL' })
export class Attachment {
  @PrimaryColumn('uuid', { name: 'public_id', primaryKeyConstraintName: 'attachment_pkey' })
  publicId!: string;

  /** Which feature's thing it belongs to, such as `dispatch`. */
  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('bigint', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  purpose!: AttachmentPurpose;

  @Column('uuid', { name: 'file_key' })
  fileKey!: string;

  /** By its content. */
  @Column('text', { name: 'content_type' })
  contentType!: FileKind;

  @Column('int', { nullable: true })
  bytes!: number | null;

  /** Hexadecimal. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Column('int', { name: 'actor_id' })
  actorId!: number;

  /** Time of the machine, because what is swept does not follow the clock of a demo. */
  @Column({ name: 'begun_at', ...TIME })
  begunAt!: Date;

  /** Given up: its file is being deleted, and it cannot be kept any more. */
  @Column({ name: 'swept_at', ...TIME, nullable: true })
  sweptAt!: Date | null;

  /** Time of the hub. */
  @Column({ name: 'kept_at', ...TIME, nullable: true })
  keptAt!: Date | null;
}
