import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SharedKind = 'transport' | 'consignment' | 'unit' | 'dispatch' | 'request' | 'pledge';
export type ShareRole = 'HUB' | 'DONOR' | 'RECIPIENT' | 'CARRIER';

/** An organisation may see a subject, in a role, from when until when. Hub time. */
@Entity('share')
@Index('share_organisation', ['organisationId', 'subjectKind', 'subjectId'])
@Check(
  'share_subject_kind_check',
  `subject_kind IN ('transport', 'consignment', 'unit', 'dispatch', 'request', 'pledge')`,
)
@Check('share_role_check', `role IN ('HUB', 'DONOR', 'RECIPIENT', 'CARRIER')`)
export class Share {
  @PrimaryColumn('text', { name: 'subject_kind', primaryKeyConstraintName: 'share_pkey' })
  subjectKind!: SharedKind;

  /** A bigint: a string. */
  @PrimaryColumn('bigint', { name: 'subject_id', primaryKeyConstraintName: 'share_pkey' })
  subjectId!: string;

  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'share_pkey' })
  organisationId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'share_pkey' })
  role!: ShareRole;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;
}
