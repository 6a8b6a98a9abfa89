import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One call of a vehicle between its origin and its destination, and what was reported of it. */
@Entity('transport_stop')
@Unique('transport_stop_place_key', ['transportId', 'placeId'])
@Check('transport_stop_times_check', 'ordinal > 0 AND arrives_at <= departs_at')
export class TransportStop {
  @PrimaryColumn('bigint', { name: 'transport_id', primaryKeyConstraintName: 'transport_stop_pkey' })
  transportId!: string;

  /** From 1, in the order of travel. */
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'transport_stop_pkey' })
  ordinal!: number;

  @Column('int', { name: 'place_id' })
  placeId!: number;

  @Column({ type: 'timestamptz', name: 'arrives_at', precision: 3 })
  arrivesAt!: Date;

  @Column({ type: 'timestamptz', name: 'departs_at', precision: 3 })
  departsAt!: Date;

  /** Containers are lifted from wagons of one gauge to those of another: the way of one contract ends here. */
  @Column('boolean', { name: 'gauge_change' })
  gaugeChange!: boolean;

  @Column({ type: 'timestamptz', name: 'arrived_at', precision: 3, nullable: true })
  arrivedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'left_at', precision: 3, nullable: true })
  leftAt!: Date | null;
}
