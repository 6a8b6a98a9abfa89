import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of one organisation's feed: whoever adds to the feed holds this row's lock until the commit. */
@Entity('feed_head')
export class FeedHead {
  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'feed_head_pkey' })
  organisationId!: number;

  @Column('bigint', { name: 'last_sequence' })
  lastSequence!: string;
}

/** One piece of news that an organisation may be told. */
@Entity('feed_entry')
export class FeedEntry {
  @PrimaryColumn('int', { name: 'organisation_id', primaryKeyConstraintName: 'feed_entry_pkey' })
  organisationId!: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'feed_entry_pkey' })
  sequence!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  /** Public id of what the news is about. */
  @Column('uuid')
  subject!: string;

  @Column('jsonb')
  detail!: Record<string, string | number>;

  @Column({ type: 'timestamptz', name: 'occurred_at', precision: 3 })
  occurredAt!: Date;

  @Column({ type: 'timestamptz', name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}
