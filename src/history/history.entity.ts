import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { WordsReference } from './words.js';

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

  /** Events up to this one are older than the seals, which were laid over them later. */
  @Column('int', { default: 0 })
  hindsight!: number;
}

/** One row a transaction and stream: what all its events share. */
@Entity('stream_append')
@Index('stream_append_recorded', { synchronize: false })
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

  /** Hash of the former seal, of this row and of its events. The database's trigger writes it: docs/history.md. */
  @Column('bytea')
  seal!: Buffer;

  /** Two bytes of each event's own hash. */
  @Column('bytea')
  marks!: Buffer;
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

/** A privileged act, beside the event with the same client key, which has who and when. */
@Entity('audit_entry')
@Index('audit_entry_organisation', ['organisationId', 'clientKey'])
@Index('audit_entry_hub', ['hubId', 'clientKey'], { where: 'hub_id > 0' })
export class AuditEntry {
  @PrimaryColumn('bigint', { name: 'stream_id' })
  streamId!: string;

  @PrimaryColumn('uuid', { name: 'client_key' })
  clientKey!: string;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('int', { name: 'hub_id' })
  hubId!: number;

  @Column('text')
  act!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text')
  subject!: string;

  @Column('jsonb', { nullable: true })
  before!: unknown;

  @Column('jsonb', { nullable: true })
  after!: unknown;

  @Column('jsonb', { nullable: true })
  reason!: WordsReference | null;
}

/** What a person wrote, apart from events and audit entries, which have its salted digest. Erased: no salt, no text. */
@Entity('words')
@Check('words_erased_check', '(salt IS NULL) = (text IS NULL)')
export class WordsEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('words_author')
  @Column('int', { name: 'author_id' })
  authorId!: number;

  @Column('int', { name: 'organisation_id' })
  organisationId!: number;

  @Column('bytea')
  digest!: Buffer;

  @Column('bytea', { nullable: true })
  salt!: Buffer | null;

  @Column('text', { nullable: true })
  text!: string | null;
}

/** A line that was written to a file of anchors. */
@Entity('history_anchor')
export class HistoryAnchor {
  @PrimaryColumn('uuid')
  file!: string;

  @PrimaryColumn('int')
  number!: number;

  @Column({ type: 'timestamptz', name: 'written_at', precision: 3, default: () => 'clock_timestamp()' })
  writtenAt!: Date;

  @Column('bytea')
  digest!: Buffer;

  @Column('int')
  streams!: number;

  @Column('bigint')
  events!: string;
}

/** How far a stream is in a file of anchors. */
@Entity('history_anchored')
export class HistoryAnchored {
  @PrimaryColumn('uuid')
  file!: string;

  @PrimaryColumn('bigint', { name: 'stream_id' })
  streamId!: string;

  @Column('int')
  sequence!: number;
}
