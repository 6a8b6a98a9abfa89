import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { OrganisationKind } from './organisation.lifecycle.js';

@Entity('organisation')
@Unique('organisation_public_id_key', ['publicId'])
@Unique('organisation_code_key', ['code'])
@Check('organisation_kind_check', `kind IN ('HUB', 'DONOR', 'AGENCY', 'CARRIER')`)
@Check('organisation_hub_check', `(kind = 'HUB') = (hub_id IS NOT NULL)`)
export class Organisation {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'organisation_pkey',
  })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  kind!: OrganisationKind;

  @Column('text')
  name!: string;

  /** ISO 3166-1 alpha-2. */
  @Column('char', { length: 2 })
  country!: string;

  /** The hub that it runs: only of a HUB. */
  @Column('smallint', { name: 'hub_id', nullable: true })
  hubId!: number | null;

  @Column('char', { length: 13, nullable: true })
  gln!: string | null;

  /** The organisation whose administrator made it; 0: made on the server. */
  @Column('int', { name: 'registered_by' })
  registeredBy!: number;

  /** A bigint: a string. */
  @Column('bigint', { name: 'stream_id' })
  streamId!: string;
}
