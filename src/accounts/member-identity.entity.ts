import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whom an outside issuer of identities calls one of our members. */
@Entity('member_identity')
@Index('member_identity_member', ['memberId', 'issuer'], { unique: true })
export class MemberIdentity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'member_identity_pkey' })
  issuer!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'member_identity_pkey' })
  subject!: string;

  @Column('int', { name: 'member_id' })
  memberId!: number;

  /** In real time. */
  @Column({ type: 'timestamptz', name: 'linked_at', precision: 3 })
  linkedAt!: Date;
}
