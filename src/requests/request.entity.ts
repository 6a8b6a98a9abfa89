import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { RequestStatus, RequestUrgency } from './request.lifecycle.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** What one health agency asks one hub for. */
@Entity('request')
@Unique('request_public_id_key', ['publicId'])
@Unique('request_stream_id_key', ['streamId'])
@Index('request_hub', ['hubId', 'publicId'], { where: 'opened_at IS NOT NULL' })
@Index('request_agency', ['agencyId', 'publicId'])
@Check(
  'request_status_check',
  `status IN ('DRAFT', 'OPEN', 'PARTLY_ALLOCATED', 'ALLOCATED', 'FULFILLED', 'CLOSED', 'CANCELLED')`,
)
@Check('request_urgency_check', `urgency IN ('ROUTINE', 'URGENT', 'ASAP', 'STAT')`)
export class SupplyRequest {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'request_pkey',
  })
  id!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('int', { name: 'agency_id' })
  agencyId!: number;

  @Column('int', { name: 'destination_id' })
  destinationId!: number;

  @Column('text')
  reference!: string;

  @Column('text')
  status!: RequestStatus;

  @Column('text')
  urgency!: RequestUrgency;

  /** Last day on which the goods are of use, as YYYY-MM-DD in the time of the hub. */
  @Column('date', { name: 'needed_by' })
  neededBy!: string;

  @Column('text')
  purpose!: string;

  @Column({ ...TIME, name: 'created_at' })
  createdAt!: Date;

  /** Null for a draft: the hub does not see it. */
  @Column({ ...TIME, name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  /** Closed or cancelled. */
  @Column({ ...TIME, name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** One item of a request, and what became of it: balances that upper features post to. */
@Entity('request_line')
@Index('request_line_item', ['itemId', 'requestId'])
@Check(
  'request_line_balance_check',
  'quantity > 0 AND fulfilled >= 0 AND fulfilled <= allocated AND allocated <= quantity',
)
export class RequestLine {
  @PrimaryColumn('bigint', { name: 'request_id', primaryKeyConstraintName: 'request_line_pkey' })
  requestId!: string;

  @PrimaryColumn('int', { name: 'item_id', primaryKeyConstraintName: 'request_line_pkey' })
  itemId!: number;

  @Column('int')
  quantity!: number;

  @Column('int', { default: 0 })
  allocated!: number;

  @Column('int', { default: 0 })
  fulfilled!: number;
}

/** What each hub still has to find goods for, in the order of need. */
@Entity('request_worklist')
@Index('request_worklist_hub', ['hubId', 'neededBy', 'publicId'])
export class RequestWorklist {
  @PrimaryColumn('bigint', { name: 'request_id', primaryKeyConstraintName: 'request_worklist_pkey' })
  requestId!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('text')
  urgency!: RequestUrgency;

  @Column('date', { name: 'needed_by' })
  neededBy!: string;
}
