import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { FeedEntry, FeedHead } from './feed.entity.js';

export type NewFeedEntry = Omit<FeedEntry, 'sequence' | 'recordedAt'>;

@Injectable()
export class FeedStore {
  /**
   * Adds to the feeds. Each feed's head is locked until the commit, in the order of the organisations, and gives
   * the numbers: an undone transaction leaves no gap, and nobody sees a number before all smaller ones.
   */
  async append(tx: Transaction, entries: readonly NewFeedEntry[]): Promise<void> {
    await tx.execute(
      `WITH news AS (
         SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::uuid[], $5::jsonb[], $6::timestamptz[])
           WITH ORDINALITY AS n (organisation_id, kind, subject_kind, subject, detail, occurred_at, ord)
       ), heads AS (
         INSERT INTO feed_head (organisation_id, last_sequence)
           SELECT organisation_id, count(*) FROM news GROUP BY organisation_id ORDER BY organisation_id
         ON CONFLICT (organisation_id) DO UPDATE SET last_sequence = feed_head.last_sequence + excluded.last_sequence
         RETURNING organisation_id, last_sequence
       )
       INSERT INTO feed_entry (organisation_id, sequence, kind, subject_kind, subject, detail, occurred_at, recorded_at)
         SELECT n.organisation_id,
                h.last_sequence - count(*) OVER (PARTITION BY n.organisation_id)
                  + row_number() OVER (PARTITION BY n.organisation_id ORDER BY n.ord),
                n.kind, n.subject_kind, n.subject, n.detail, n.occurred_at, hub_now()
           FROM news n JOIN heads h ON h.organisation_id = n.organisation_id`,
      [
        entries.map(({ organisationId }) => organisationId),
        entries.map(({ kind }) => kind),
        entries.map(({ subjectKind }) => subjectKind),
        entries.map(({ subject }) => subject),
        entries.map(({ detail }) => JSON.stringify(detail)),
        entries.map(({ occurredAt }) => occurredAt),
      ],
    );
  }

  after(tx: Transaction, organisationId: number, sequence: string, limit: number): Promise<FeedEntry[]> {
    return tx.manager
      .createQueryBuilder(FeedEntry, 'e')
      .where(firstWall.where('e.organisation_id = :organisationId'), { organisationId })
      .andWhere('e.sequence > :sequence', { sequence })
      .orderBy('e.sequence')
      .limit(limit)
      .getMany();
  }

  /** The number of the newest entry, 0 for an empty feed. */
  async lastSequence(tx: Transaction, organisationId: number): Promise<string> {
    const head = await tx.manager.findOneBy(FeedHead, { organisationId });
    return head?.lastSequence ?? '0';
  }
}
