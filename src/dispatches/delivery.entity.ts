import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeliveryReason } from './delivery-reason.js';

/** Who took a dispatch in, and when. There is one at most. */
@Entity({ name: 'proof_of_delivery' })
@Unique('proof_of_delivery_public_id_key', ['publicId'])
export class ProofOfDelivery {
  @PrimaryColumn('bigint', { name: 'dispatch_id', primaryKeyConstraintName: 'proof_of_delivery_pkey' })
  dispatchId!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  /** The person at the destination, as written on the paper. */
  @Column('text', { name: 'received_by' })
  receivedBy!: string;

  @Column({ type: 'timestamptz', name: 'received_at', precision: 3 })
  receivedAt!: Date;

  /** The member or device that recorded it. */
  @Column('int', { name: 'actor_id' })
  actorId!: number;

  /** True: the hub recorded it for the agency. */
  @Column('boolean', { name: 'on_behalf' })
  onBehalf!: boolean;

  @Column('text', { nullable: true })
  note!: string | null;
}

/** What became of one content line, in base units. sent = accepted + refused + missing. */
@Entity({ name: 'delivered_line' })
@Check('delivered_line_accepted_quantity_check', 'accepted_quantity >= 0')
@Check('delivered_line_refused_quantity_check', 'refused_quantity >= 0')
@Check('delivered_line_sum_check', 'accepted_quantity + refused_quantity <= sent_quantity')
@Check('delivered_line_reason_check', 'accepted_quantity = sent_quantity OR reason IS NOT NULL')
@Index('delivered_line_content', ['contentLineId'])
export class DeliveredLine {
  @PrimaryColumn('bigint', { name: 'dispatch_id', primaryKeyConstraintName: 'delivered_line_pkey' })
  dispatchId!: string;

  @PrimaryColumn('bigint', { name: 'content_line_id', primaryKeyConstraintName: 'delivered_line_pkey' })
  contentLineId!: string;

  @Column('int', { name: 'sent_quantity' })
  sentQuantity!: number;

  @Column('int', { name: 'accepted_quantity' })
  acceptedQuantity!: number;

  @Column('int', { name: 'refused_quantity' })
  refusedQuantity!: number;

  /** Why not all of it was accepted. */
  @Column('text', { nullable: true })
  reason!: DeliveryReason | null;
}
