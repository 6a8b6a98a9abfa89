import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { OrganisationKind, OrganisationStatus } from './organisation.lifecycle.js';

@Entity('organisation')
@Unique('organisation_public_id_key', ['publicId'])
@Unique('organisation_code_key', ['code'])
@Check('organisation_kind_check', `kind IN ('HUB', 'DONOR', 'AGENCY', 'CARRIER')`)
@Check('organisation_hub_check', `(kind = 'HUB') = (hub_id IS NOT NULL)`)
@Check('organisation_status_check', `status IN ('PROVISIONAL', 'CONFIRMED', 'MERGED', 'REFUSED')`)
@Check(
  'organisation_proposal_check',
  `status = 'CONFIRMED' OR (proposed_by IS NOT NULL AND proposed_to IS NOT NULL)`,
)
@Check('organisation_merged_check', `(status = 'MERGED') = (merged_into IS NOT NULL)`)
@Index('organisation_proposed', ['proposedTo', 'publicId'], { where: 'proposed_to IS NOT NULL' })
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

  @Column('text', { default: 'CONFIRMED' })
  status!: OrganisationStatus;

  /** The organisation whose member typed it in; null for one that a hub entered. */
  @Column('int', { name: 'proposed_by', nullable: true })
  proposedBy!: number | null;

  /** The hub that decides. */
  @Column('smallint', { name: 'proposed_to', nullable: true })
  proposedTo!: number | null;

  @Column('int', { name: 'merged_into', nullable: true })
  mergedInto!: number | null;

  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason!: string | null;
}
