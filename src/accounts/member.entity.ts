import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '../platform/principal/principal.js';

/** A person. What somebody may do stands in a membership. */
@Entity('member')
@Unique('member_public_id_key', ['publicId'])
@Unique('member_actor_id_key', ['actorId'])
@Unique('member_email_key', ['email'])
@Check('member_email_check', 'email = lower(email)')
export class Member {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'member_pkey',
  })
  id!: number;

  /** Also the public id of the actor. */
  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('int', { name: 'actor_id' })
  actorId!: number;

  @Column('text')
  email!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** Argon2id, in PHC form. */
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;
}

@Entity('membership')
@Index('membership_organisation', ['organisationId', 'memberId'])
@Index('membership_actor', ['actorId'])
export class Membership {
  @PrimaryColumn('int', { name: 'member_id', primaryKeyConstraintName: 'membership_pkey' })
  memberId!: number;

  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'membership_pkey' })
  organisationId!: number;

  @Column('text', { array: true })
  roles!: Role[];

  @Column({ type: 'timestamptz', name: 'ended_at', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** As in the member's row. */
  @Column('int', { name: 'actor_id' })
  actorId!: number;
}
