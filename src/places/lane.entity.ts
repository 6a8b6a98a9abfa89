import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LaneMode } from './lane.lifecycle.js';

/** A way between two places by one mode, as the sources have it. Reference data: only migrate writes it. */
@Entity('lane')
@Unique('lane_public_id_key', ['publicId'])
@Unique('lane_way_key', ['fromId', 'toId', 'mode'])
@Check('lane_mode_check', `mode IN ('AIR', 'RAIL', 'ROAD')`)
@Check(
  'lane_hours_check',
  'hours_least IS NULL AND hours_most IS NULL OR hours_least > 0 AND hours_least <= hours_most',
)
export class Lane {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'lane_pkey' })
  id!: number;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('int', { name: 'from_id' })
  fromId!: number;

  @Column('int', { name: 'to_id' })
  toId!: number;

  @Column('text')
  mode!: LaneMode;

  @Column('int', { name: 'great_circle_kilometres' })
  greatCircleKilometres!: number;

  @Column('int', { name: 'route_kilometres', nullable: true })
  routeKilometres!: number | null;

  @Column('int', { name: 'hours_least', nullable: true })
  hoursLeast!: number | null;

  @Column('int', { name: 'hours_most', nullable: true })
  hoursMost!: number | null;

  @Column('text')
  source!: string;
}

/** What a hub knows better of a lane, from when until when. The former ones are kept. */
@Entity('lane_override')
@Index('lane_override_live', ['hubId', 'laneId'], { unique: true, where: 'until IS NULL' })
@Index('lane_override_lane', ['hubId', 'laneId', 'id'])
@Check('lane_override_hours_check', 'hours_least > 0 AND hours_least <= hours_most')
export class LaneOverride {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'lane_override_pkey',
  })
  id!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('int', { name: 'lane_id' })
  laneId!: number;

  @Column('int', { name: 'hours_least' })
  hoursLeast!: number;

  @Column('int', { name: 'hours_most' })
  hoursMost!: number;

  @Column('int', { name: 'route_kilometres', nullable: true })
  routeKilometres!: number | null;

  @Column('text')
  reason!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until!: Date | null;

  /** Null while it holds, and where another one took its place. */
  @Column('text', { name: 'reset_reason', nullable: true })
  resetReason!: string | null;
}
