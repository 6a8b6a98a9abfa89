import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a member of a hub shows to a shared device. Its code is printed on it; the PIN is the secret. */
@Entity('badge')
@Index('badge_code', ['organisationId', 'code'], { unique: true })
export class Badge {
  @PrimaryColumn('int', { name: 'member_id', primaryKeyConstraintName: 'badge_pkey' })
  memberId!: number;

  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'badge_pkey' })
  organisationId!: number;

  @Column('text')
  code!: string;

  /** Argon2id, in PHC form. */
  @Column('text', { name: 'pin_hash' })
  pinHash!: string;

  @Column({ type: 'timestamptz', name: 'enrolled_at', precision: 3 })
  enrolledAt!: Date;
}

/** A person at work on a shared device. All times are real ones: they guard secrets. */
@Entity('shift')
@Check('shift_end_check', `end_reason IN ('SIGNED_OFF', 'REPLACED', 'IDLE', 'RESET', 'LEFT')`)
@Index('shift_open', ['apiKeyId'], { unique: true, where: 'ended_at IS NULL' })
@Index('shift_member', ['memberId', 'organisationId'], { where: 'ended_at IS NULL' })
export class Shift {
  /** Also the middle part of its token. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'shift_pkey' })
  id!: string;

  /** The device, by the internal id of its key. */
  @Column('int', { name: 'api_key_id' })
  apiKeyId!: number;

  @Column('int', { name: 'member_id' })
  memberId!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  /** The actor of the pair, person and device. */
  @Column('int', { name: 'actor_id' })
  actorId!: number;

  @Column('bytea', { name: 'secret_hash' })
  secretHash!: Buffer;

  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 })
  startedAt!: Date;

  /** To the minute. */
  @Column({ type: 'timestamptz', name: 'last_seen_at', precision: 3 })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: ShiftEnd | null;
}

export type ShiftEnd = 'SIGNED_OFF' | 'REPLACED' | 'IDLE' | 'RESET' | 'LEFT';
