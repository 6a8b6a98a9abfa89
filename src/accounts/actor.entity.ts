import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * Who acts, as the small number that events carry: a member, a device (an API key), a member at work on a shared
 * device, or the worker (1).
 */
@Entity('actor')
@Unique('actor_public_id_key', ['publicId'])
@Check('actor_kind_check', `kind IN ('member', 'device', 'worker', 'shift')`)
@Check(
  'actor_shift_check',
  `(kind = 'shift') = (member_actor_id IS NOT NULL) AND (kind = 'shift') = (device_actor_id IS NOT NULL)`,
)
@Index('actor_shift', ['memberActorId', 'deviceActorId'], { unique: true })
export class Actor {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'actor_pkey',
  })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('text')
  kind!: 'member' | 'device' | 'worker' | 'shift';

  /** Null for a member: one may belong to several. */
  @Column('int', { name: 'organisation_id', nullable: true })
  organisationId!: number | null;

  /** Of a shift: the person. */
  @Column('int', { name: 'member_actor_id', nullable: true })
  memberActorId!: number | null;

  /** Of a shift: the device. */
  @Column('int', { name: 'device_actor_id', nullable: true })
  deviceActorId!: number | null;
}
