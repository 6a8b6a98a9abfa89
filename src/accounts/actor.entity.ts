import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Who acts, as the small number that events carry: a member, a device (an API key), or the worker (1). */
@Entity('actor')
@Unique('actor_public_id_key', ['publicId'])
@Check('actor_kind_check', `kind IN ('member', 'device', 'worker')`)
export class Actor {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'actor_pkey',
  })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('text')
  kind!: 'member' | 'device' | 'worker';

  /** Null for a member: one may belong to several. */
  @Column('int', { name: 'organisation_id', nullable: true })
  organisationId!: number | null;
}
