import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What one donor sends under one reference. */
@Entity('consignment')
@Unique('consignment_public_id_key', ['publicId'])
@Unique('consignment_stream_id_key', ['streamId'])
@Unique('consignment_reference_key', ['donorId', 'reference'])
@Index('consignment_hub', ['hubId', 'publicId'])
@Index('consignment_hub_reference', ['hubId', 'reference'])
@Index('consignment_donor', ['donorId', 'publicId'])
@Index('consignment_pledge', ['pledgeId'], { where: 'pledge_id <> 0' })
export class Consignment {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'consignment_pkey',
  })
  id!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('int', { name: 'donor_id' })
  donorId!: number;

  /** The donor's own number, unique among its consignments. */
  @Column('text')
  reference!: string;

  @Column('text')
  purpose!: string;

  @Column({ type: 'timestamptz', name: 'announced_at', precision: 3 })
  announcedAt!: Date;

  @Column({ type: 'timestamptz', name: 'cancelled_at', precision: 3, nullable: true })
  cancelledAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'rejected_at', precision: 3, nullable: true })
  rejectedAt!: Date | null;

  @Column('int', { name: 'units_announced', default: 0 })
  unitsAnnounced!: number;

  /** Posted by the batch function of the scans, under the head of the consignment's stream. */
  @Column('int', { name: 'units_received', default: 0 })
  unitsReceived!: number;

  /** Internal id; 0: none. */
  @Column('bigint', { name: 'pledge_id', default: 0 })
  pledgeId!: string;
}

/** Whom the donor means its goods for. */
@Entity('consignment_recipient')
export class ConsignmentRecipient {
  @PrimaryColumn('bigint', { name: 'consignment_id', primaryKeyConstraintName: 'consignment_recipient_pkey' })
  consignmentId!: string;

  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'consignment_recipient_pkey' })
  organisationId!: number;
}

/** The vehicles that bring it: one consignment may come on several, one vehicle carries several. */
@Entity('consignment_transport')
@Index('consignment_transport_transport', ['transportId'])
export class ConsignmentTransport {
  @PrimaryColumn('bigint', { name: 'consignment_id', primaryKeyConstraintName: 'consignment_transport_pkey' })
  consignmentId!: string;

  @PrimaryColumn('bigint', { name: 'transport_id', primaryKeyConstraintName: 'consignment_transport_pkey' })
  transportId!: string;
}

/** How much of an item is meant for a recipient. */
@Entity('consignment_portion')
export class ConsignmentPortion {
  @PrimaryColumn('bigint', {
    name: 'consignment_id',
    primaryKeyConstraintName: 'consignment_portion_pkey',
  })
  consignmentId!: string;

  @PrimaryColumn('int', {
    name: 'organisation_id',
    primaryKeyConstraintName: 'consignment_portion_pkey',
  })
  organisationId!: number;

  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'consignment_portion_pkey' })
  itemId!: number;

  /** Base units. */
  @Column('bigint')
  quantity!: string;
}

/** What was announced of an item. */
@Entity('consignment_item')
export class ConsignmentItem {
  @PrimaryColumn('bigint', { name: 'consignment_id', primaryKeyConstraintName: 'consignment_item_pkey' })
  consignmentId!: string;

  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'consignment_item_pkey' })
  itemId!: number;

  /** Base units. */
  @Column('bigint')
  announced!: string;
}
