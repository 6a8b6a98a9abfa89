import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What never changes about a logistic unit (a pallet, or a carton in it). */
@Entity('unit')
@Index('unit_sscc', ['sscc', 'hubId', 'streamId'], { unique: true })
@Index('unit_stream', ['streamId', 'id'])
export class Unit {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** Of its first label. Later ones are in unit_label. */
  @Column('bigint')
  sscc!: string;

  /** The home stream: its consignment's, or the hub's when nobody announced the unit. */
  @Column('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('text', { name: 'temperature_class' })
  temperatureClass!: string;

  @Column('bigint', { name: 'gross_grams' })
  grossGrams!: string;

  @Column('boolean')
  expected!: boolean;
}

/** What changes: one narrow row a unit, written only under the head of the home stream. */
@Entity('unit_state')
export class UnitStateRow {
  @PrimaryColumn('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'timestamptz', name: 'last_occurred_at', precision: 3 })
  lastOccurredAt!: Date;

  @Column({ type: 'timestamptz', name: 'received_at', precision: 3, nullable: true })
  receivedAt!: Date | null;

  @Column('int', { name: 'location_id', default: 0 })
  locationId!: number;

  @Column('smallint')
  status!: number;

  @Column('boolean', { default: false })
  attention!: boolean;
}

/** Which unit a carton stands in. */
@Entity('unit_nesting')
@Index('unit_nesting_parent', ['parentId'])
@Check('unit_nesting_self_check', 'unit_id <> parent_id')
export class UnitNesting {
  @PrimaryColumn('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column('bigint', { name: 'parent_id' })
  parentId!: string;
}

@Entity('unit_worklist')
@Index('unit_worklist_stage', ['hubId', 'stage', 'unitId'])
export class UnitWorklist {
  @PrimaryColumn('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  /** NOT_AWAITED: announced once, and on no list. */
  @Column('text')
  stage!: 'EXPECTED' | 'PRESENT' | 'NOT_AWAITED';
}
