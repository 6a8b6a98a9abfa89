import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { TransportIdentifierKind } from '../standards/transport-identifier.js';
import type { IdentifierFault } from './transport.lifecycle.js';

/** A paper, container, ULD or seal that travels with a vehicle. Never deleted: it ends. */
@Entity('transport_identifier')
@Unique('transport_identifier_public_id_key', ['publicId'])
@Check('transport_identifier_override_check', '(problem IS NULL) = (override_reason IS NULL)')
@Index('transport_identifier_live', ['transportId', 'kind', 'number'], {
  unique: true,
  where: 'removed_at IS NULL',
})
@Index('transport_identifier_number', ['number', 'kind'])
export class TransportIdentifier {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'transport_identifier_pkey',
  })
  id!: string;

  @Column('uuid', { name: 'public_id' })
  publicId!: string;

  @Column('bigint', { name: 'transport_id' })
  transportId!: string;

  @Column('text')
  kind!: TransportIdentifierKind;

  /** In its normal form; as it is written where it has none. */
  @Column('text')
  number!: string;

  /** What is wrong with it, and was overridden. */
  @Column('text', { nullable: true })
  problem!: IdentifierFault | null;

  @Column('text', { name: 'override_reason', nullable: true })
  overrideReason!: string | null;

  /** The part of the way that a paper covers; null: from the origin. */
  @Column('int', { name: 'from_place_id', nullable: true })
  fromPlaceId!: number | null;

  /** Null: to the destination. */
  @Column('int', { name: 'to_place_id', nullable: true })
  toPlaceId!: number | null;

  /** Of a seal: the container or ULD that it closes, by internal id. */
  @Column('bigint', { name: 'seals_id', nullable: true })
  sealsId!: string | null;

  /** Actor, and the organisation that the actor acted in. */
  @Column('int', { name: 'recorded_by' })
  recordedBy!: number;

  @Column('int', { name: 'recorded_for' })
  recordedFor!: number;

  @Column({ type: 'timestamptz', name: 'recorded_at', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'timestamptz', name: 'removed_at', precision: 3, nullable: true })
  removedAt!: Date | null;
}
