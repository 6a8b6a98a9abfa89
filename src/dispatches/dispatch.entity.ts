import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { DispatchStage, DispatchStatus } from './dispatch.lifecycle.js';
import type { StoredPlan } from './stored-plan.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** What leaves the hub for one destination. Its pallets, legs and deliveries are rows of their own. */
@Entity({ name: 'dispatch' })
@Check(
  'dispatch_status_check',
  `status IN ('DRAFT', 'PLANNED', 'LOADING', 'DEPARTED', 'ARRIVED', 'DELIVERED', 'PARTIALLY_DELIVERED', 'DELIVERY_FAILED', 'RETURNING', 'RETURNED', 'CANCELLED')`,
)
@Unique('dispatch_public_id_key', ['publicId'])
@Unique('dispatch_hub_id_reference_key', ['hubId', 'reference'])
@Index('dispatch_hub', ['hubId', 'publicId'])
@Index('dispatch_agency', ['agencyId', 'publicId'])
export class Dispatch {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'dispatch_pkey',
  })
  id!: string;

  @Column({ name: 'public_id', type: 'uuid' })
  publicId!: string;

  @Column({ name: 'stream_id', type: 'bigint' })
  streamId!: string;

  @Column({ name: 'hub_id', type: 'smallint' })
  hubId!: number;

  @Column({ name: 'agency_id', type: 'int' })
  agencyId!: number;

  @Column({ name: 'destination_id', type: 'int' })
  destinationId!: number;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'text' })
  status!: DispatchStatus;

  /** Somebody at the hub must look. Cleared by a new plan. */
  @Column({ type: 'boolean', default: false })
  attention!: boolean;

  /** A mark of the timer, not a status. */
  @Column({ type: 'boolean', default: false })
  overdue!: boolean;

  @Column({ name: 'created_at', ...TIME })
  createdAt!: Date;

  @Column({ name: 'estimated_arrival_at', ...TIME, nullable: true })
  estimatedArrivalAt!: Date | null;

  @Column({ name: 'departed_at', ...TIME, nullable: true })
  departedAt!: Date | null;

  @Column({ name: 'arrived_at', ...TIME, nullable: true })
  arrivedAt!: Date | null;

  @Column({ name: 'delivered_at', ...TIME, nullable: true })
  deliveredAt!: Date | null;

  /** The inbound transport that what was refused comes back on, if it was named. */
  @Column({ name: 'return_transport_id', type: 'bigint', nullable: true })
  returnTransportId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  plan!: StoredPlan | null;
}

/** One pallet of a dispatch. `live` is false once it was taken off or left behind. */
@Entity({ name: 'dispatch_line' })
@Index('dispatch_line_live', ['unitId'], { unique: true, where: 'live' })
@Index('dispatch_line_unit', ['unitId'])
export class DispatchLine {
  @PrimaryColumn('bigint', { name: 'dispatch_id', primaryKeyConstraintName: 'dispatch_line_pkey' })
  dispatchId!: string;

  @PrimaryColumn('bigint', { name: 'unit_id', primaryKeyConstraintName: 'dispatch_line_pkey' })
  unitId!: string;

  @Column({ type: 'boolean', default: true })
  live!: boolean;

  @Column({ name: 'loaded_at', ...TIME, nullable: true })
  loadedAt!: Date | null;
}

/** The short lists: which stage a dispatch that is not finished is in. */
@Entity({ name: 'dispatch_worklist' })
@Check('dispatch_worklist_stage_check', `stage IN ('PREPARING', 'UNDER_WAY')`)
@Index('dispatch_worklist_hub', ['hubId', 'stage', 'publicId'])
@Index('dispatch_worklist_agency', ['agencyId', 'stage', 'publicId'])
export class DispatchWorklist {
  @PrimaryColumn('bigint', { name: 'dispatch_id', primaryKeyConstraintName: 'dispatch_worklist_pkey' })
  dispatchId!: string;

  @Column({ name: 'public_id', type: 'uuid' })
  publicId!: string;

  @Column({ name: 'hub_id', type: 'smallint' })
  hubId!: number;

  @Column({ name: 'agency_id', type: 'int' })
  agencyId!: number;

  @Column({ type: 'text' })
  stage!: DispatchStage;
}
