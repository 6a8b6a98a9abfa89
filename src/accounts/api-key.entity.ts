import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '../platform/principal/principal.js';

/** What a device or an integration signs in with. All times are real ones. */
@Entity('api_key')
@Unique('api_key_public_id_key', ['publicId'])
@Unique('api_key_actor_id_key', ['actorId'])
@Index('api_key_organisation', ['organisationId', 'publicId'])
export class ApiKey {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'api_key_pkey',
  })
  id!: number;

  /** Also the public id of the actor, and the middle part of the key. */
  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('int', { name: 'actor_id' })
  actorId!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  roles!: Role[];

  /** Names of the only operations that it is for; null where its roles alone decide. */
  @Column('text', { array: true, nullable: true })
  operations!: string[] | null;

  /** The only hub that it may name, for a key of an organisation that is no hub; else null. */
  @Column('int', { name: 'hub_id', nullable: true })
  hubId!: number | null;

  /** SHA-256 of the secret part. It has 256 random bits: there is nothing to guess that a slow hash would protect. */
  @Column('bytea', { name: 'secret_hash' })
  secretHash!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  /** To the minute. */
  @Column({ type: 'timestamptz', name: 'last_used_at', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
