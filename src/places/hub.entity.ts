import { Check, Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

export const HubRoleName = { GLOBAL: 'GLOBAL', REGIONAL: 'REGIONAL' } as const;
export type HubRoleName = (typeof HubRoleName)[keyof typeof HubRoleName];

/** How sure it is that a hub stood at a place. */
export const HubSiteStanding = { SOURCED: 'SOURCED', UNCONFIRMED: 'UNCONFIRMED' } as const;
export type HubSiteStanding = (typeof HubSiteStanding)[keyof typeof HubSiteStanding];

@Entity('hub')
@Unique('hub_public_id_key', ['publicId'])
@Unique('hub_code_key', ['code'])
export class Hub {
  @PrimaryGeneratedColumn('identity', {
    type: 'smallint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'hub_pkey',
  })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('int', { name: 'place_id' })
  placeId!: number;

  /** Its stream of the history. A bigint: a string. */
  @Column('bigint', { name: 'stream_id' })
  streamId!: string;
}

/** Where the sources place a hub: they disagree, and a hub may move. */
@Entity('hub_site')
@Check('hub_site_standing_check', `standing IN ('SOURCED', 'UNCONFIRMED')`)
export class HubSite {
  @PrimaryColumn('smallint', { name: 'hub_id', primaryKeyConstraintName: 'hub_site_pkey' })
  hubId!: number;

  @PrimaryColumn('int', { name: 'place_id', primaryKeyConstraintName: 'hub_site_pkey' })
  placeId!: number;

  /** First day, as YYYY-MM-DD. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'hub_site_pkey' })
  since!: string;

  @Column('date', { nullable: true })
  until!: string | null;

  @Column('text')
  standing!: HubSiteStanding;

  @Column('text')
  source!: string;
}

@Entity('hub_role')
@Check('hub_role_role_check', `role IN ('GLOBAL', 'REGIONAL')`)
export class HubRole {
  @PrimaryColumn('smallint', { name: 'hub_id', primaryKeyConstraintName: 'hub_role_pkey' })
  hubId!: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_role_pkey' })
  role!: HubRoleName;

  /** First day, as YYYY-MM-DD. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'hub_role_pkey' })
  since!: string;

  /** Last day; null as long as no source says that it ended. */
  @Column('date', { nullable: true })
  until!: string | null;

  /** Who says so. */
  @Column('text')
  source!: string;
}
