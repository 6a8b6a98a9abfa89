import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '../platform/principal/principal.js';

/** Somebody is asked to become a member. All times are real ones: they guard secrets. */
@Entity('invitation')
@Unique('invitation_public_id_key', ['publicId'])
@Check('invitation_email_check', 'email = lower(email)')
@Index('invitation_open', ['organisationId', 'email'], {
  unique: true,
  where: 'accepted_at IS NULL AND revoked_at IS NULL',
})
@Index('invitation_organisation', ['organisationId', 'publicId'])
export class Invitation {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'invitation_pkey',
  })
  id!: number;

  /** Also the first part of the token. */
  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('text')
  email!: string;

  @Column('text', { array: true })
  roles!: Role[];

  /** The actor who invited, or sent it again. */
  @Column('int', { name: 'invited_by' })
  invitedBy!: number;

  /** Null until the letter is written: only then is there a secret. */
  @Column('bytea', { name: 'secret_hash', nullable: true })
  secretHash!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'mailed_at', precision: 3, nullable: true })
  mailedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'accepted_at', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', precision: 3, nullable: true })
  revokedAt!: Date | null;
}

/** Somebody asked for a new password, for an address that may be nobody's. */
@Entity('password_reset')
@Index('password_reset_email', ['email', 'createdAt'])
@Index('password_reset_created', ['createdAt'])
export class PasswordReset {
  /** Also the first part of the token. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'password_reset_pkey' })
  id!: string;

  @Column('text')
  email!: string;

  @Column('bytea', { name: 'secret_hash', nullable: true })
  secretHash!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', precision: 3, nullable: true })
  usedAt!: Date | null;
}
