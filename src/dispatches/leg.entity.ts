import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LegStatus } from './leg.lifecycle.js';

/**
 * One hop of a dispatch on one transport. Legs of a plan that came to nothing stay, MISSED or CANCELLED; of the
 * live ones there is one a place in the order.
 */
@Entity({ name: 'leg' })
@Unique('leg_public_id_key', ['publicId'])
@Check('leg_status_check', `status IN ('PLANNED', 'BOARDED', 'LEFT', 'ARRIVED', 'MISSED', 'CANCELLED')`)
@Index('leg_live', ['dispatchId', 'ordinal'], {
  unique: true,
  where: `status NOT IN ('MISSED', 'CANCELLED')`,
})
@Index('leg_dispatch', ['dispatchId'])
@Index('leg_transport', ['transportId'])
@Index('leg_carrier', ['carrierId', 'dispatchId'])
export class Leg {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'leg_pkey',
  })
  id!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('bigint', { name: 'dispatch_id' })
  dispatchId!: string;

  /** From 1. */
  @Column('smallint')
  ordinal!: number;

  @Column('bigint', { name: 'transport_id' })
  transportId!: string;

  /** Which stop of the transport the goods leave it at, from 1; 0: its destination. */
  @Column('smallint', { name: 'exit_stop', default: 0 })
  exitStop!: number;

  /** Who drives: this organisation may see the dispatch while the leg is live. */
  @Column('int', { name: 'carrier_id' })
  carrierId!: number;

  @Column('text')
  status!: LegStatus;

  /** What is reserved on the transport for this leg: exactly this much is given back. */
  @Column('int')
  pallets!: number;

  @Column('int')
  kilograms!: number;

  /** Of the pallets, those in places that keep a temperature. */
  @Column('int', { name: 'cold_pallets', default: 0 })
  coldPallets!: number;
}
