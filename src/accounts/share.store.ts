import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Share } from './share.entity.js';

export type ShareKey = Pick<Share, 'subjectKind' | 'subjectId' | 'organisationId' | 'role'>;

@Injectable()
export class ShareStore {
  /** One that has ended begins again, from now on. */
  begin(tx: Transaction, { subjectId, ...key }: ShareKey): Promise<void> {
    return this.beginAll(tx, key, [subjectId]);
  }

  /**
   * Of many subjects of a kind, in the order of their ids, as all who share them do. What is there is not looked for
   * by its key: whoever gives another one a share does not see it.
   */
  async beginAll(
    tx: Transaction,
    { subjectKind, organisationId, role }: Omit<ShareKey, 'subjectId'>,
    subjectIds: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `WITH again AS (
         UPDATE share SET since = hub_now(), until = NULL
          WHERE subject_kind = $1 AND subject_id = ANY ($2::bigint[]) AND organisation_id = $3 AND role = $4 AND until IS NOT NULL)
       INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
       SELECT DISTINCT $1, subject, $3::int, $4, hub_now() FROM unnest($2::bigint[]) AS n (subject) ORDER BY subject
       ON CONFLICT DO NOTHING`,
      [subjectKind, subjectIds, organisationId, role],
    );
  }

  async endAll(
    tx: Transaction,
    { subjectKind, organisationId, role }: Omit<ShareKey, 'subjectId'>,
    subjectIds: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `UPDATE share SET until = hub_now() WHERE subject_kind = $1 AND subject_id = ANY ($2::bigint[])
          AND organisation_id = $3 AND role = $4 AND until IS NULL`,
      [subjectKind, subjectIds, organisationId, role],
    );
  }

  async end(tx: Transaction, { subjectKind, subjectId, organisationId, role }: ShareKey): Promise<void> {
    await tx.execute(
      `UPDATE share SET until = hub_now()
        WHERE subject_kind = $1 AND subject_id = $2 AND organisation_id = $3 AND role = $4 AND until IS NULL`,
      [subjectKind, subjectId, organisationId, role],
    );
  }

  /** What one organisation may see another one may see from now on, and the first one no more. */
  async hand(tx: Transaction, from: number, to: number): Promise<void> {
    await tx.execute(
      `INSERT INTO share AS s (subject_kind, subject_id, organisation_id, role, since)
       SELECT subject_kind, subject_id, $2, role, hub_now() FROM share WHERE organisation_id = $1 AND until IS NULL
       ON CONFLICT (subject_kind, subject_id, organisation_id, role)
       DO UPDATE SET since = excluded.since, until = NULL WHERE s.until IS NOT NULL`,
      [from, to],
    );
    await tx.execute('UPDATE share SET until = hub_now() WHERE organisation_id = $1 AND until IS NULL', [
      from,
    ]);
  }

  /** Who may see a subject now, each once, in the order of their ids. */
  async organisationsOf(
    tx: Transaction,
    subjectKind: Share['subjectKind'],
    subjectId: string,
  ): Promise<number[]> {
    const rows = await tx.query<{ id: number }>(
      `SELECT DISTINCT organisation_id AS id FROM share
        WHERE subject_kind = $1 AND subject_id = $2 AND until IS NULL ORDER BY organisation_id`,
      [subjectKind, subjectId],
    );
    return rows.map(({ id }) => id);
  }
}
