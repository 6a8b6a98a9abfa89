import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DifferenceKind, DifferenceReason } from './receipt.lifecycle.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** Of one item and lot, as it was signed. Base units. */
export interface SignedTotal {
  readonly itemId: number;
  readonly lot: string | null;
  readonly expected: number;
  readonly received: number;
  readonly damaged: number;
}

/** Why there is a difference of this quantity. The latest one of the same quantity counts. */
@Entity('receipt_explanation')
@Index('receipt_explanation_consignment', ['consignmentId', 'id'])
export class ReceiptExplanation {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('bigint', { name: 'consignment_id' })
  consignmentId!: string;

  @Column('text')
  kind!: DifferenceKind;

  @Column('uuid', { name: 'unit_public_id' })
  unitPublicId!: string;

  /** Null: the pallet as a whole. */
  @Column('uuid', { name: 'line_public_id', nullable: true })
  linePublicId!: string | null;

  /** Base units. */
  @Column('bigint')
  quantity!: string;

  @Column('text')
  reason!: DifferenceReason;

  @Column('text')
  note!: string;

  @Column({ ...TIME, name: 'explained_at' })
  explainedAt!: Date;

  /** Actor id. */
  @Column('int', { name: 'explained_by' })
  explainedBy!: number;
}

/** A signature under a receipt. It stands until it is reopened. */
@Entity('receipt_closing')
@Index('receipt_closing_standing', ['consignmentId'], { unique: true, where: 'reopened_at IS NULL' })
@Check('receipt_closing_signature_check', 'signed_by IS NOT NULL OR signature_id IS NOT NULL')
export class ReceiptClosing {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('bigint', { name: 'consignment_id' })
  consignmentId!: string;

  @Column({ ...TIME, name: 'closed_at' })
  closedAt!: Date;

  /** Actor id. */
  @Column('int', { name: 'closed_by' })
  closedBy!: number;

  @Column('text', { name: 'signed_by', nullable: true })
  signedBy!: string | null;

  /** Public id of an attachment of the consignment. */
  @Column('uuid', { name: 'signature_id', nullable: true })
  signatureId!: string | null;

  @Column('int', { name: 'units_received' })
  unitsReceived!: number;

  @Column('jsonb')
  totals!: readonly SignedTotal[];

  @Column({ ...TIME, name: 'reopened_at', nullable: true })
  reopenedAt!: Date | null;

  @Column('int', { name: 'reopened_by', nullable: true })
  reopenedBy!: number | null;

  @Column('text', { name: 'reopening_reason', nullable: true })
  reopeningReason!: string | null;
}
