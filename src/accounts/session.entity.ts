import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one sign-in began. All times here are real ones, not the demo's: they guard secrets. */
@Entity('session')
@Index('session_member', ['memberId'])
export class Session {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'session_pkey' })
  id!: string;

  @Column('int', { name: 'member_id' })
  memberId!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** After this no refresh token of it is good, for a session that an outside issuer began; else null. */
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3, nullable: true })
  endsAt!: Date | null;
}

@Entity('refresh_token')
@Index('refresh_token_session', ['sessionId'])
export class RefreshToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refresh_token_pkey' })
  id!: string;

  @Column('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('bytea', { name: 'secret_hash' })
  secretHash!: Buffer;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', precision: 3, nullable: true })
  usedAt!: Date | null;
}
