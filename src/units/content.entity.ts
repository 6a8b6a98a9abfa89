import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is in a unit. Quantities are whole base units of the item. */
@Entity('content_line')
@Index('content_line_unit', ['unitId'])
@Index('content_line_consignment', ['consignmentId', 'unitId'])
@Check('content_line_gone_quantity_check', 'gone_quantity >= 0')
export class ContentLine {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('bigint', { name: 'unit_id' })
  unitId!: string;

  /** Null: nobody has said yet whose goods these are. */
  @Column('bigint', { name: 'consignment_id', nullable: true })
  consignmentId!: string | null;

  @Column('int', { name: 'item_id' })
  itemId!: number;

  @Column('text', { nullable: true })
  lot!: string | null;

  @Column('date', { nullable: true })
  expiry!: string | null;

  @Column('int', { name: 'announced_quantity' })
  announcedQuantity!: number;

  @Column('int', { name: 'counted_quantity', nullable: true })
  countedQuantity!: number | null;

  @Column('int', { name: 'damaged_quantity', default: 0 })
  damagedQuantity!: number;

  /** What has left the line: delivered, refused and not back, lost, destroyed, sampled. */
  @Column('int', { name: 'gone_quantity', default: 0 })
  goneQuantity!: number;
}

/** Why a unit may not leave. Several may be open at once, in any status. */
@Entity('hold')
@Index('hold_open', ['unitId'], { where: 'closed_at IS NULL' })
@Index('hold_unit', ['unitId'])
export class Hold {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  note!: string;

  @Column({ type: 'timestamptz', name: 'opened_at', precision: 3 })
  openedAt!: Date;

  @Column('int', { name: 'opened_by' })
  openedBy!: number;

  @Column({ type: 'timestamptz', name: 'closed_at', precision: 3, nullable: true })
  closedAt!: Date | null;

  @Column('int', { name: 'closed_by', nullable: true })
  closedBy!: number | null;

  @Column('text', { name: 'closing_note', nullable: true })
  closingNote!: string | null;
}

/** A dock, a bin, a cold store of a hub. */
@Entity('location')
@Index('location_hub_id_code_key', ['hubId', 'code'], { unique: true })
export class Location {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('uuid', { name: 'public_id', unique: true })
  publicId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('text')
  code!: string;

  @Column('text')
  kind!: 'DOCK' | 'BIN' | 'COLD_STORE' | 'QUARANTINE';

  @Column('text', { name: 'temperature_class' })
  temperatureClass!: string;
}
