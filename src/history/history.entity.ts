import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The ordered history of one subject. `lastSequence` is its head. */
@Entity('stream')
export class Stream {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('text')
  kind!: string;

  @Column('uuid', { unique: true })
  subject!: string;

  @Column('int', { name: 'last_sequence', default: 0 })
  lastSequence!: number;
}

/** One row a transaction and stream: what all its events share. */
@Entity('stream_append')
export class StreamAppend {
  @PrimaryColumn('bigint', { name: 'stream_id' })
  streamId!: string;

  @PrimaryColumn('int', { name: 'first_sequence' })
  firstSequence!: number;

  @Column('int', { name: 'last_sequence' })
  lastSequence!: number;

  @Column('int', { name: 'actor_id' })
  actorId!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column({ type: 'timestamptz', name: 'recorded_at', precision: 3 })
  recordedAt!: Date;

  @Column({ type: 'timestamptz', name: 'recorded_real_at', precision: 3, default: () => 'clock_timestamp()' })
  recordedRealAt!: Date;

  @Column('text', { name: 'request_id' })
  requestId!: string;
}

/** What happened. Rows are added and never changed: the application's roles cannot. */
@Entity('event')
@Index('event_client_key', ['organisationId', 'clientKey'], { unique: true })
@Index('event_unit', ['unitId'], { where: 'unit_id <> 0' })
export class EventEntity {
  @PrimaryColumn('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column('bigint', { name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'timestamptz', name: 'occurred_at', precision: 3 })
  occurredAt!: Date;

  @Column('uuid', { name: 'client_key' })
  clientKey!: string;

  @PrimaryColumn('int')
  sequence!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('int')
  corrects!: number;

  @Column('int', { name: 'location_id' })
  locationId!: number;

  @Column('smallint')
  code!: number;

  @Column('smallint')
  capture!: number;
}

/** What the code of an event alone does not say. */
@Entity('event_detail')
export class EventDetail {
  @PrimaryColumn('bigint', { name: 'stream_id' })
  streamId!: string;

  @PrimaryColumn('int')
  sequence!: number;

  @Column('jsonb')
  detail!: Record<string, unknown>;
}
