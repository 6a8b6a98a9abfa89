import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a donor promises under one reference, before anything is packed. */
@Entity('pledge')
@Unique('pledge_public_id_key', ['publicId'])
@Unique('pledge_stream_id_key', ['streamId'])
@Unique('pledge_reference_key', ['donorId', 'reference'])
@Index('pledge_hub', ['hubId', 'publicId'])
@Index('pledge_donor', ['donorId', 'publicId'])
export class Pledge {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pledge_pkey',
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

  @Column('text')
  reference!: string;

  @Column('text')
  purpose!: string;

  @Column({ type: 'timestamptz', name: 'pledged_at', precision: 3 })
  pledgedAt!: Date;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  /** 1 when it was made, one more with each revision. */
  @Column('int', { default: 1 })
  revision!: number;
}

/** How much of an item, for whom. */
@Entity('pledge_line')
export class PledgeLine {
  @PrimaryColumn('bigint', { name: 'pledge_id', primaryKeyConstraintName: 'pledge_line_pkey' })
  pledgeId!: string;

  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'pledge_line_pkey' })
  itemId!: number;

  /** 0: for whoever needs it. */
  @PrimaryColumn('int', { name: 'recipient_id', default: 0, primaryKeyConstraintName: 'pledge_line_pkey' })
  recipientId!: number;

  /** Base units. */
  @Column('bigint')
  quantity!: string;
}

/** What consignments have announced of the pledge, posted by them. */
@Entity('pledge_item')
export class PledgeItem {
  @PrimaryColumn('bigint', { name: 'pledge_id', primaryKeyConstraintName: 'pledge_item_pkey' })
  pledgeId!: string;

  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'pledge_item_pkey' })
  itemId!: number;

  /** Base units. */
  @Column('bigint', { default: 0 })
  announced!: string;
}
