import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type {
  DelayReason,
  TransportDirection,
  TransportMode,
  TransportStatus,
} from './transport.lifecycle.js';

/** A vehicle's journey, into the hub or out of it. */
@Entity('transport')
@Unique('transport_public_id_key', ['publicId'])
@Unique('transport_number_key', ['hubId', 'direction', 'number', 'departsAt'])
@Check('transport_direction_check', `direction IN ('INBOUND', 'OUTBOUND')`)
@Check('transport_mode_check', `mode IN ('AIR', 'RAIL', 'ROAD')`)
@Check('transport_status_check', `status IN ('SCHEDULED', 'LEFT', 'ARRIVED', 'CANCELLED')`)
@Check('transport_times_check', 'cut_off_at <= departs_at AND departs_at < arrives_at')
@Check('transport_pallets_check', 'capacity_pallets > 0 AND reserved_pallets BETWEEN 0 AND capacity_pallets')
@Check(
  'transport_kilograms_check',
  'capacity_kilograms > 0 AND reserved_kilograms BETWEEN 0 AND capacity_kilograms',
)
@Check(
  'transport_cold_pallets_check',
  'capacity_cold_pallets BETWEEN 0 AND capacity_pallets AND reserved_cold_pallets BETWEEN 0 AND capacity_cold_pallets',
)
// Those over expressions are made by the migration: TypeORM has no words for them.
@Index('transport_hub_arrivals', { synchronize: false })
@Index('transport_hub_departures', { synchronize: false })
@Index('transport_carrier_arrivals', { synchronize: false })
@Index('transport_carrier_departures', { synchronize: false })
@Index('transport_simulated', ['departsAt'], { where: `simulated AND status IN ('SCHEDULED', 'LEFT')` })
@Index('transport_hub', ['hubId', 'direction', 'departsAt', 'publicId'])
@Index('transport_carrier', ['carrierId', 'direction', 'departsAt', 'publicId'])
export class Transport {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'transport_pkey',
  })
  id!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column('smallint', { name: 'hub_id' })
  hubId!: number;

  @Column('int', { name: 'carrier_id' })
  carrierId!: number;

  @Column('text')
  direction!: TransportDirection;

  @Column('text')
  mode!: TransportMode;

  @Column('text')
  number!: string;

  @Column('int', { name: 'origin_id' })
  originId!: number;

  @Column('int', { name: 'destination_id' })
  destinationId!: number;

  @Column('text')
  status!: TransportStatus;

  @Column('boolean', { default: false })
  attention!: boolean;

  @Column('boolean', { default: false })
  overdue!: boolean;

  @Column({ type: 'timestamptz', name: 'cut_off_at', precision: 3 })
  cutOffAt!: Date;

  @Column({ type: 'timestamptz', name: 'departs_at', precision: 3 })
  departsAt!: Date;

  @Column({ type: 'timestamptz', name: 'arrives_at', precision: 3 })
  arrivesAt!: Date;

  @Column({ type: 'timestamptz', name: 'estimated_arrival_at', precision: 3, nullable: true })
  estimatedArrivalAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'estimated_departure_at', precision: 3, nullable: true })
  estimatedDepartureAt!: Date | null;

  /** Why the last estimate differs from the timetable, or why it does not go. */
  @Column('text', { name: 'delay_reason', nullable: true })
  delayReason!: DelayReason | null;

  @Column({ type: 'timestamptz', name: 'left_at', precision: 3, nullable: true })
  leftAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'arrived_at', precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Column('int', { name: 'capacity_pallets' })
  capacityPallets!: number;

  @Column('int', { name: 'capacity_kilograms' })
  capacityKilograms!: number;

  @Column('text', { name: 'temperature_classes', array: true })
  temperatureClasses!: string[];

  @Column('int', { name: 'reserved_pallets', default: 0 })
  reservedPallets!: number;

  @Column('int', { name: 'reserved_kilograms', default: 0 })
  reservedKilograms!: number;

  /** Of the pallets, how many places keep a temperature. */
  @Column('int', { name: 'capacity_cold_pallets' })
  capacityColdPallets!: number;

  @Column('int', { name: 'reserved_cold_pallets', default: 0 })
  reservedColdPallets!: number;

  /** On a demo hub only: its carrier's simulation reports it. */
  @Column('boolean', { default: false })
  simulated!: boolean;
}
